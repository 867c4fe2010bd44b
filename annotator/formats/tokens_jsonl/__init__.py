"""Articles as tokens, each with a tag that says what it begins or is inside of (BIO).

A token has one tag. As soon as two spans of the corpus share one, each label gets files of its own,
with the same articles in the same lines.
"""
