"""Every export read by the libraries that it is for: `make check-formats`.

They are too large, and want too much, for the environment of the other tests; without them each of
these tests is skipped.
"""
