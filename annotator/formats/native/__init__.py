"""Native JSONL: every record of a database, one a line, and back without loss."""
