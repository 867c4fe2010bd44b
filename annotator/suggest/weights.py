"""Every weight of the engine.

A weight that a published formula gives names it; the others are measured, see `tests/quality`.
Lengths are in code points, scores have no unit.
"""

# Words: what counts as the same word.

ALIKE = 75.0
"""rapidfuzz's `ratio` from which on two stems count as spellings of one word; measured."""
ALIKE_LENGTH = 4
"""Shorter stems are the same or are not: `iran` and `iraq` are as near as a word gets."""

# The lexical score of a passage for a query: soft overlap + cosine + whole strings + names.

QUERY_SHARE = 0.85
"""How much of the harmonic mean is the query's coverage (the F-measure's alpha); measured."""
TOKEN_SET = 0.1
"""Of rapidfuzz's `token_set_ratio`, 0 to 1; measured."""
NUMBERS_AND_NAMES = 0.15
"""Of the agreement of numbers and names, -0.3 to 1.5; measured."""
OTHER_NUMBERS = -0.3
"""The agreement where both have numbers and share none; measured."""
NAMES = 0.5
"""Of the share of the query's names that the passage has; measured."""
FILLER = 0.3
"""Off the score of navigation, advertisements and appeals; measured."""

# The walk over the sentences of a story (personalised PageRank, Page et al. 1999, unnormalised).

KEPT = 3
"""Edges that a sentence keeps into each other article; measured."""
KEPT_AT_MOST = 64
"""Edges of a sentence in all: what keeps a walk over fifty articles within 20 ms."""
STEPS = 6
"""Steps of the walk; further ones change no order."""
DAMPING = 0.5
"""What a step hands on; measured."""
WALK = 0.6
"""Of the walk, 0 to 1, beside the direct score; measured."""
NEAR = 0.1
"""Of how alike the neighbours of the two passages are; measured."""
ELSEWHERE = 0.6
"""What is left of the rank of a passage that belongs to another fact: one sentence often has
several facts, so it comes later and is not hidden."""

# The queue.

PAIRED = 0.5
"""The least symmetric score of a pair in the queue: half of a sentence in common."""

# Bounds of the work, so that no text takes longer than a person waits.

READ = 400_000
"""Of an article: what lies behind is not searched. A long news article has 20,000."""
ASKED = 2_000
"""Of a member of the query: what lies behind does not count."""
FUZZY_VOCABULARY = 20_000
"""Different words in scope up to which other spellings of a word are looked for."""
