"""Corpora of other programs come in, leave in the same format, and come in as they were.

They are what packages of the ordinary index ship for their tests and examples; nothing of them is
kept here.
"""
