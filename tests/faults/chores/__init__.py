"""What the program is at when it is ended: one module for each, with the test of what is left."""
