"""How many keys tagging takes a practised person: `python -m tests.effort`."""
