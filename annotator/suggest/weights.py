"""Every weight of the engine.

A weight that a published formula gives names it; the others are measured, see `tests/quality`.
Lengths are in code points, scores have no unit.
"""

from dataclasses import dataclass

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

COMPARED = 0.1
"""The least TF-IDF cosine of two sentences of the story that are compared in full: a ninth of
those that share a word; the others would hardly be kept; measured."""
KEPT = 3
"""Edges that a sentence keeps into each other article; measured."""
KEPT_AT_MOST = 64
"""Edges of a sentence in all: what keeps a walk over fifty articles within 20 ms."""
WALK_STEPS = 6
"""Steps of the walk; further ones change no order."""
DAMPING = 0.5
"""What a step hands on; measured."""
WALK = 0.6
"""Of the walk, 0 to 1, beside the direct score; measured."""
NEAR = 0.1
"""Of how alike the neighbours of the two passages are; measured."""
MEMBERS_MEAN = 0.4
"""Of the mean over the members of a fact, beside the best of them; measured: with two members the
first sentence is right .79 of the time on the seeds, by the best alone .77."""
ELSEWHERE = 0.6
"""What is left of the rank of a passage that belongs to another fact: one sentence often has
several facts, so it comes later and is not hidden."""

# Word vectors.

VECTORS = 1.0
"""Of the cosine of the word vectors of query and passage, -1 to 1; measured."""
SEMANTIC = 1.5
"""Of the cosine of a sentence model's vectors, -1 to 1, where one is asked for; measured."""
WINDOW_CLAUSES = 4
"""Neighbouring clauses that have a vector together, at most; measured."""
WINDOW_STARTS = 12
"""Places in a sentence at which such windows start, at most."""

# The bounds of a passage: the best run of parts of its sentence.

RUN_QUERY_SHARE = 0.8
"""How much of the harmonic mean is the query's coverage where runs are compared; measured."""
RUN_LENGTH = 0.1
"""Off for each factor of e between the lengths of run and query; measured."""
RUN_VERBATIM = 0.6
"""Of rapidfuzz's `ratio` of the folded strings, 0 to 1; measured."""
RUN_OPENING = (0.0, 0.16, 0.0, 0.0)
"""Off by how natural the cut at the run's start is, see `cuts.Strength`; measured."""
RUN_CLOSING = (0.0, 0.3, 0.0, 0.0)
"""The same for its end; measured."""
RUN_VECTOR = 0.5
"""Of the cosine of the word vectors of query and run, -1 to 1; measured."""
RUN_PARTS = 12
"""Parts that a run joins at most."""
RUN_CUTS = 64
"""Places at which a run may begin, at most: those of four long sentences."""
RUN_AT_LEAST = 6
"""The shortest run: less says too little to be linked."""
AFTER_OPENER = 8
"""What has to stay behind an opening `and` or `that` for it to be left out."""
OTHER_RUN = 0.6
"""The intersection over union with the best run that the second proposal stays below."""
SECOND_PART = 0.65
"""What is left of a sentence's rank for its second proposal: a sentence that answers nearly as well
comes before it; measured."""
MUCH_LONGER = 2.5
"""A sentence without a word in common is proposed whole until it is so many times the query."""

# The queue.

PAIRED_WORDS = 2
"""The least terms of a sentence in a pair: “N.C.” and “We did very well.” say nothing alone."""
PAIRED = 0.5
"""The least symmetric score of a pair in the queue: half of a sentence in common."""

# Bounds of the work, so that no text takes longer than a person waits.

READ = 200_000
"""Of an article: what lies behind is not searched. A long news article has 20,000."""
ASKED = 2_000
"""Of a member of the query: what lies behind does not count."""
TERMS = 250
"""Of a sentence: the words behind these do not count. A long sentence has 40."""
NEARNESS_OF = 600
"""Sentences whose word vectors a query is compared with: all of twenty articles."""
JOINED = 10
"""Articles with one wording that are joined to others; further copies say nothing new."""
FUZZY_VOCABULARY = 20_000
"""Different words in scope up to which other spellings of a word are looked for."""

# The order by what differs, on request; measured.

CONTRAST = 0.5
"""Of how far the quantities contradict each other, see the next four."""
CONTRAST_NEAR = 1.0
"""The larger is less than 4 times the smaller."""
CONTRAST_FAR = 0.6
"""Less than 20 times."""
CONTRAST_FARTHEST = 0.2
CONTRAST_SMALL = 0.3
"""One of two counts is below 4."""
OTHER_WAY = 0.3
"""Something grows in the one and shrinks in the other."""
AGREED = 0.5
"""What is left of the rank of a passage that has one of the query's quantities."""
SILENT = 0.5
"""The same of one that has neither another quantity nor the opposite trend: nothing differs."""

# Labels.

PRECEDENT = 0.5
"""The least F-measure of two passages' words from which on the one's label is proposed for the
other; measured: .94 of the passages of the seed articles above it have the same label."""

# Filler: points of a line; measured on web pages with marked text, see `tests/quality`.

FILLER_LEAST = 2.0
"""Points from which on a line is filler."""
FILLER_CERTAIN = 2.0
"""Words that no reporting has, such as those of an advertisement."""
FILLER_STRONG = 1.5
"""Words that reporting has in other places, such as `sign in`."""
FILLER_NO_END = 1.0
"""No sentence ends with the line."""
FILLER_SHORT = 0.5
FILLER_FORM = 1.5
"""The most that these two and `FILLER_READER` come to: a heading has as much."""
FILLER_REPEATED = 1.5
"""The article has the line, which is no sentence, more than once."""
FILLER_SEEN = 2.0
"""Articles of other stories have the line."""
FILLER_READER = 1.0
"""`you` or `our` outside quotations."""
FILLER_APART = 0.5
"""For each gap or bar between the parts of the line, as in a menu; three at most."""
FILLER_SCRIPT = 2.0
"""Ideographs in an article of another script."""
FILLER_LISTED = 3.0
"""A list under a heading such as “References”."""
FILLER_BETWEEN = 1.0
"""Filler on both sides."""
FILLER_ON_TOPIC = 1.0
"""Off, where the line shares its words with the article's prose."""

# Confidence: 1 / (1 + exp(-x)) with x a weighted sum, by logistic regression: the probability that
# the first passage of an article is the right one. Measured on held-out news, of those said to be
# 0.3 to 0.5, to 0.7 and above are right .42, .62 and .87 (with vectors).


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of the sum."""

    direct: float
    """Of the direct score."""
    coverage: float
    """Of the share of the query's words that the sentence has."""
    missed: float
    """Of the idf of the most telling word that it lacks."""
    token_set: float
    constant: float


CONFIDENCE_LEXICAL = Calibration(
    direct=4.1, coverage=2.1, missed=0.48, token_set=1.7, constant=-6.1
)
"""Where there are no word vectors."""
CONFIDENCE_VECTORS = Calibration(
    direct=2.9, coverage=2.0, missed=0.51, token_set=0.72, constant=-6.3
)
"""Where there are."""
CONFIDENCE_SEMANTIC = Calibration(
    direct=1.4, coverage=3.2, missed=0.73, token_set=1.8, constant=-7.1
)
"""Where a sentence model adds its part to the direct score."""
STRONG = 0.7
LIKELY = 0.5
POSSIBLE = 0.3
"""The least confidence of each band; what has less is weak."""
