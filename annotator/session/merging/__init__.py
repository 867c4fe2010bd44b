"""Making one what was done in several databases or files."""
