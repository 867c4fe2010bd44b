"""Pages of rows with a cursor that stands on what can be chosen."""
