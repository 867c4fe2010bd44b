"""How fast suggesting is in a database of ten thousand articles."""
