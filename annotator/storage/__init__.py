"""How annotations are kept: one SQLite file, one step a transaction."""
