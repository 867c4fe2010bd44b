"""What one line shows by itself: its form, and what it says."""

import re
from dataclasses import dataclass

from annotator.suggest.cue import starts_of
from annotator.suggest.filler_cues import CUES, END_MATTER, TO_THE_READER
from annotator.suggest.terms import Token, terms
from annotator.text.extent import Extent
from annotator.text.folding import fold_text
from annotator.text.trimming import trim

LONGEST = 1_200
"""Code points; a longer paragraph is prose, whatever it says."""

READ = 20_000
"""Code points of a line that count for what its article is about."""

PROSE = 20
"""Words; a line with a sentence end and as many is prose, unless it says what filler says."""

CONTENT = 4
"""Letters; a shorter word says little of what a line is about."""

_END = re.compile(r"[.!?…。！？।۔؟][\"'”’»)\]】」』]*\W*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_MANY_IDEOGRAPHS = 0.3
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?|(?<!\w)[‘'][^’']{3,}[’'](?!\w)")
_SAID = " said "
"""Stands for a quotation: what comes before it is not the end of the line."""
_APART = re.compile(r"(?<=\S)[^\S\n]{3,}(?=\S)|\s[|·•»›]|[|·•»›]\s|\[\s")
_ITEM = re.compile(r"(?:[-–—*•·]|\[?\d+[.)\]])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a sentence of one."""

    folded: str
    said: float
    """Points for what it says outside quotations (`filler_cues`)."""
    words: int
    """Of what has no spaces, half as many as it has ideographs."""
    stems: frozenset[str]
    """Of the words that say what it is about."""
    has_end: bool
    """Whether it ends as a sentence does."""
    is_long: bool
    is_ideographic: bool
    """Whether many of its letters are Chinese or Japanese."""
    gaps: int
    """Gaps and bars between its parts, as a menu has."""
    is_item: bool
    """Whether it begins as an entry of a list does."""
    is_end_matter: bool
    """Whether it is the heading of a list that follows an article."""
    speaks_to_reader: bool

    @property
    def is_prose(self) -> bool:
        """Whether it tells what the article is about."""
        return self.is_long or (self.has_end and self.words >= PROSE and not self.said)


def read_line(text: str, extent: Extent) -> Line:
    """What a line or a sentence, at `extent` without outer white space, shows."""
    is_long = extent[1] - extent[0] > LONGEST
    text = text[extent[0] : min(extent[1], extent[0] + READ)]
    unquoted = "" if is_long else _QUOTED.sub(_SAID, text)
    words = _WORD.findall(text)
    ideographs = _ideographs(text)
    return Line(
        folded=folded(text),
        said=points_said(unquoted),
        words=max(len(words), ideographs // 2),
        stems=frozenset(token.stem for token in terms(text).tokens if _says_something(token)),
        has_end=_END.search(text[-16:]) is not None,
        is_long=is_long,
        is_ideographic=mostly_ideographic(text),
        gaps=sum(1 for _ in _APART.finditer(text)),
        is_item=_ITEM.match(text) is not None,
        is_end_matter=END_MATTER.matches(text, ()),
        speaks_to_reader=TO_THE_READER.search(unquoted) is not None,
    )


def _says_something(token: Token) -> bool:
    return not token.is_number and len(token.word) >= CONTENT


def points_said(text: str) -> float:
    """The points of all rows of the table that match."""
    starts = starts_of(text)
    return sum(cue.points for cue in CUES if cue.matches(text, starts))


def mostly_ideographic(text: str) -> bool:
    """Whether over 30 % of the letters are Chinese or Japanese."""
    ideographs = _ideographs(text)
    return ideographs > 0 and ideographs > len(_LETTER.findall(text)) * _MANY_IDEOGRAPHS


def _ideographs(text: str) -> int:
    return 0 if text.isascii() else len(_IDEOGRAPH.findall(text))


def folded(line: str) -> str:
    """The form in which two lines are the same."""
    start, end = trim(line, 0, len(line))
    return fold_text(line[start:end])
