"""From what a file holds to the one step that takes it in."""
