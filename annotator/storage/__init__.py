"""How the work is kept: one SQLite file, its rules, its rows and its history."""
