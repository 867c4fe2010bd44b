"""How much a wrong boundary matters.

It is minor where the two ends together are off by one word at most. The words are those of
`text.words`: what lies between the two starts, and between the two ends, is looked through for
words, a word of which only a part lies there counts as one, and a word that both ends cut counts
once. White space, punctuation and signs between words count nothing, so a forgotten quotation mark
is minor. Where right and wrong share no code point the span stands elsewhere, which is major.
"""

from annotator.domain.verdict import Severity
from annotator.text.extent import Extent
from annotator.text.words import next_word, word_at

ONE_WORD = 1
"""How many words a minor boundary may be off by, both ends together."""


def boundary_severity(text: str, was: Extent, should: Extent) -> Severity:
    """How much it matters that a span of `text` has the bounds `was`; both in code points."""
    if was[1] <= should[0] or should[1] <= was[0]:
        return Severity.MAJOR
    off = words_off(text, was, should, ONE_WORD + 1)
    return Severity.MINOR if off <= ONE_WORD else Severity.MAJOR


def words_off(text: str, one: Extent, other: Extent, limit: int) -> int:
    """How many words two extents that overlap are apart, both ends together; at most `limit`."""
    found: set[Extent] = set()
    for start, end in (sorted(ends) for ends in zip(one, other, strict=True)):
        at = start
        while at < end and len(found) < limit:
            word = word_at(text, at)
            if word is not None:
                found.add(word)
            at = next_word(text, at)
    return len(found)
