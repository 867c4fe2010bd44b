"""Two databases as one: a function of all that people did in either, in whatever order they meet.

What counts is every image of a row that a person's step left, those of merges not: so it is the
same whichever is merged into the other, how often, and in which groups several are.
"""
