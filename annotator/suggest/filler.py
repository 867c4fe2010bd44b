"""Filler: the parts of an article that are none of its reporting.

Menus, log-in forms, by-lines, advertisements, appeals to the reader, lists of references. Each line
collects points for what it says (`filler_cues`) and for how it stands in its article; two are
enough. What shares its words with the article's prose loses one, so that a headline between two
menus stays. In a paragraph of prose the sentences at both ends are judged by what they say alone.
"""

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from itertools import takewhile

from annotator.suggest import weights
from annotator.suggest.filler_ends import core_of, ends_of
from annotator.suggest.filler_line import Line, folded, mostly_ideographic, read_line
from annotator.text.extent import Extent
from annotator.text.paragraphs import paragraphs

SHORT = 8
"""Words; a line with fewer is short."""

GAPS = 3
"""Gaps or bars in a line that make it a list of words, whatever the words are."""

READ = 200_000
"""Code points of an article that are judged; a long news article has 20,000."""

NEAR = 20_000
"""Code points on both sides of an offset that a key waits for."""


def proposed_filler(text: str, seen_elsewhere: Collection[str] = frozenset()) -> list[Extent]:
    """What of an article is no reporting, in order: whole paragraphs, and ends of one of prose.

    `seen_elsewhere`: lines that articles of other stories have too.
    """
    return list(_proposed(text, frozenset(map(folded, seen_elsewhere))))


def filler_near(
    text: str, offset: int, seen_elsewhere: Collection[str] = frozenset()
) -> list[Extent]:
    """What is proposed about `offset`: of a text of any length, while a key is waited for.

    An article up to `2 * NEAR` code points is judged as a whole, a longer one as far as `NEAR` on
    both sides.
    """
    if len(text) <= 2 * NEAR:
        return proposed_filler(text, seen_elsewhere)
    low = _line_border(text, max(0, offset - NEAR), offset)
    high = _line_border(text, min(len(text), offset + NEAR), offset)
    found = proposed_filler(text[low:high], seen_elsewhere)
    return [(low + start, low + end) for start, end in found]


def _line_border(text: str, limit: int, offset: int) -> int:
    """The end of a line nearest to `limit` between it and `offset`; `limit` where none is."""
    if limit in (0, len(text)):
        return limit
    if limit < offset:
        return text.find("\n", limit, offset) + 1 or limit
    newline = text.rfind("\n", offset, limit)
    return newline if newline >= 0 else limit


@lru_cache(maxsize=64)
def _proposed(text: str, seen_elsewhere: frozenset[str]) -> tuple[Extent, ...]:
    extents = list(takewhile(lambda extent: extent[0] < READ, paragraphs(text)))
    ends = [ends_of(text, extent) for extent in extents]
    # What remains of a paragraph without its ends is what is judged.
    cores = [core_of(text, extent, cut) for extent, cut in zip(extents, ends, strict=True)]
    lines = [read_line(text, core) for core in cores]
    found: list[Extent] = []
    verdicts = _Page(lines, text, seen_elsewhere).verdicts()
    for extent, cut, is_filler in zip(extents, ends, verdicts, strict=True):
        found += [extent] if is_filler else cut
    return tuple(found)


class _Page:
    """The lines of an article, each judged against the others."""

    def __init__(self, lines: list[Line], text: str, seen_elsewhere: frozenset[str]) -> None:
        self._lines = lines
        self._seen_elsewhere = seen_elsewhere
        self._is_ideographic = mostly_ideographic(text[:READ])
        self._times = Counter(line.folded for line in lines)
        self._prose = Counter(stem for line in lines if line.is_prose for stem in line.stems)

    def verdicts(self) -> list[bool]:
        """Of each line whether it is filler."""
        points = [self._points(line) for line in self._lines]
        self._add_lists(points)
        certain = [each >= weights.FILLER_LEAST for each in points]
        return [
            sure or self._is_between(certain, place, points[place])
            for place, sure in enumerate(certain)
        ]

    def _points(self, line: Line) -> float:
        if line.is_long:
            return 0.0
        form = weights.FILLER_NO_END * (not line.has_end)
        form += weights.FILLER_SHORT * (line.words < SHORT)
        form += weights.FILLER_READER * line.speaks_to_reader
        points = line.said + min(form, weights.FILLER_FORM)
        points += weights.FILLER_REPEATED * (self._times[line.folded] > 1 and not line.has_end)
        points += weights.FILLER_SEEN * (line.folded in self._seen_elsewhere)
        points += weights.FILLER_APART * min(line.gaps, GAPS) * (not line.is_prose)
        points += weights.FILLER_SCRIPT * (line.is_ideographic and not self._is_ideographic)
        on_topic = self._shared(line) >= max(2, len(line.stems) / 2) and line.gaps < GAPS
        return points - weights.FILLER_ON_TOPIC * on_topic

    def _shared(self, line: Line) -> int:
        """How many of its words the article's other prose has."""
        own = int(line.is_prose)
        return sum(self._prose[stem] > own for stem in line.stems)

    def _add_lists(self, points: list[float]) -> None:
        """Entries of a list under a heading such as “References” are filler."""
        listed = False
        for place, line in enumerate(self._lines):
            listed = line.is_end_matter or (listed and line.is_item)
            points[place] += weights.FILLER_LISTED * listed

    def _is_between(self, certain: list[bool], place: int, points: float) -> bool:
        """Whether filler on both sides makes up for what a line that is no sentence lacks."""
        line = self._lines[place]
        near = [certain[each] for each in (place - 1, place + 1) if 0 <= each < len(certain)]
        enough = points >= weights.FILLER_LEAST - weights.FILLER_BETWEEN
        return enough and not line.has_end and self._shared(line) < 2 and bool(near) and all(near)
