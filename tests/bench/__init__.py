"""How fast the real program is, in multiples of an empty Textual application."""
