"""Reading what a database holds for a merge, and writing what a merge brings."""
