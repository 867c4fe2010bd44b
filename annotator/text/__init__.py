"""What a string is: normal form, lines, words, clauses, sentences, folding and find.

Pure functions on `str`. Every offset is in code points, every extent is half open.
"""
