"""What no person would give the program: files, words of the command line, and keys."""
