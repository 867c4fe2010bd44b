"""Annotate the articles of one news story side by side, in a terminal."""

__version__ = "0.1.0"
