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
from annotator.suggest.filler_cues import BYLINE_HEAD
from annotator.suggest.filler_line import Line, folded, mostly_ideographic, points_said, read_line
from annotator.text.extent import Extent
from annotator.text.paragraphs import paragraphs
from annotator.text.sentences import sentences

SHORT = 8
"""Words; a line with fewer is short."""

GAPS = 3
"""Gaps or bars in a line that make it a list of words, whatever the words are."""

EDGE = 300
"""Code points at either end of a paragraph of prose that may hold a by-line or a credit."""

READ = 200_000
"""Code points of an article that are judged; a long news article has 20,000."""

READ_OF_LINE = 20_000
"""Code points of a line that count for what the article is about."""


def proposed_filler(text: str, seen_elsewhere: Collection[str] = frozenset()) -> list[Extent]:
    """What of an article is no reporting, in order: whole paragraphs, and ends of one of prose.

    `seen_elsewhere`: lines that articles of other stories have too.
    """
    return list(_proposed(text, frozenset(map(folded, seen_elsewhere))))


@lru_cache(maxsize=64)
def _proposed(text: str, seen_elsewhere: frozenset[str]) -> tuple[Extent, ...]:
    extents = list(takewhile(lambda extent: extent[0] < READ, paragraphs(text)))
    lines = [read_line(text[start : min(end, start + READ_OF_LINE)]) for start, end in extents]
    page = _Page(lines, text, seen_elsewhere)
    found: list[Extent] = []
    for extent, is_filler in zip(extents, page.verdicts(), strict=True):
        found += [extent] if is_filler else _ends(text, extent)
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
        points += weights.FILLER_REPEATED * (self._times[line.folded] > 1)
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
        return enough and not line.has_end and self._shared(line) < 2 and any(near) and all(near)


def _ends(text: str, paragraph: Extent) -> list[Extent]:
    """The sentences at the start and at the end of a paragraph of prose that are filler."""
    start, end = paragraph
    head = BYLINE_HEAD.match(text, start, min(end, start + EDGE))
    found = [(start, start + len(head[0].rstrip()))] if head else []
    low = max(start, end - EDGE)
    if not points_said(text[low:end]):
        return found
    inside = sentences(text, low, end)
    tail = list(takewhile(lambda each: _is_credit(text, each), reversed(inside)))
    if tail and tail[-1][0] > start:
        found.append((tail[-1][0], end))
    return found


def _is_credit(text: str, sentence: Extent) -> bool:
    """Whether a sentence of a paragraph of prose says enough to be filler."""
    line = read_line(text[slice(*sentence)])
    return line.said + weights.FILLER_NO_END * (not line.has_end) >= weights.FILLER_LEAST
