"""Training data: whose word counts, what is split how, and what leaves in which form."""
