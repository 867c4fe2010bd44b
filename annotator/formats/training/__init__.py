"""What the writers of training files are given, and where they put it."""
