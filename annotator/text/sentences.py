"""Sentences.

A line break always ends one. Inside a line nupunkt decides, and the sentence ends of scripts that
write no space after them are added. A line over 2,048 code points is read in pieces that are cut
at sentence ends.
"""

import re
from functools import cache, lru_cache
from typing import Any

from annotator.text.extent import Extent
from annotator.text.pieces import piece_at, reach
from annotator.text.trimming import trim
from annotator.text.white import REACH, WHITE, first_ink, ink_near, last_ink

_SIZE = 2_048
_UNSPACED_END = re.compile(
    "[\u3002\uff01\uff0e\uff1f\uff61\u0964\u0965\u06d4\u061f]+[\u201d\u2019\u300d\u300f\uff09\u3011\u300b\xbb)\"']*"
)
_YEAR_OF_REFERENCE = re.compile(r"\(\d{4}[a-z]?\)")
_WHITE = re.compile(f"[{WHITE}]+")
_ODD_WHITE = re.compile(f"[{WHITE.replace(' ', '')}]")


@cache
def _segmenter() -> Any:
    # Loading it takes 40 ms, which a program that never asks for a sentence need not spend.
    import nupunkt

    return nupunkt.load("default")


@lru_cache(maxsize=512)
def _starts(piece: str) -> tuple[int, ...]:
    """Where sentences start in `piece`, from 0 on."""
    starts = {0}
    for start, _ in _segmenter().span_tokenize(_ODD_WHITE.sub(" ", piece)):
        # A reference names its year after its author: `BBC News. (2025).`
        if not _YEAR_OF_REFERENCE.match(piece, start):
            starts.add(start)
    starts.update(match.end() for match in _UNSPACED_END.finditer(piece))
    return tuple(sorted(starts))


def _cut(text: str, at: int) -> int:
    """The first start of a sentence after `at`, else the first white space, else `at`."""
    window = text[at : at + _SIZE // 2]
    white = _WHITE.search(window)
    if white is None:
        return at
    inner = [start for start in _starts(window[white.end() :]) if start]
    return at + white.end() + (inner[0] if inner else 0)


def _piece_at(text: str, offset: int) -> Extent:
    low, high = max(0, offset - reach(_SIZE)), min(len(text), offset + reach(_SIZE))
    newline = text.rfind("\n", low, offset)
    end = text.find("\n", offset, high)
    line = newline + 1 if newline >= 0 else low, end if end >= 0 else high
    return piece_at(text, offset, line, _SIZE, _cut)


def _sentences_in(text: str, piece: Extent) -> list[Extent]:
    start, end = piece
    starts = [start + inner for inner in _starts(text[start:end])]
    trimmed = (trim(text, *pair) for pair in zip(starts, [*starts[1:], end], strict=True))
    return [extent for extent in trimmed if extent[0] < extent[1]]


def sentence_at(text: str, offset: int) -> Extent:
    """The sentence at `offset`, outer white space off.

    Between two sentences it is the one before, at the start of a line the line's first, on a blank
    line the nearest one below, else above. Empty only where there is no ink within reach.
    """
    found = _sentences_in(text, _piece_at(text, offset))
    if not found:
        ink = ink_near(text, offset)
        if ink is None:
            return offset, offset
        offset = ink
        found = _sentences_in(text, _piece_at(text, offset))
    return next((each for each in reversed(found) if each[0] <= offset), found[0])


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """The sentences, whole, that have a part in `[start, end)`, in order."""
    end = len(text) if end is None else end
    found: list[Extent] = []
    place = start
    while place < end:
        piece = _piece_at(text, place)
        found += [each for each in _sentences_in(text, piece) if each[0] < end and start < each[1]]
        place = first_ink(text, piece[1], end)
    return found


def next_sentence(text: str, offset: int) -> int:
    """The start of the first sentence that starts after `offset`, else the end of the text."""
    piece = _piece_at(text, offset)
    for start, _ in _sentences_in(text, piece):
        if start > offset:
            return start
    return first_ink(text, piece[1], min(len(text), piece[1] + REACH))


def previous_sentence(text: str, offset: int) -> int:
    """The start of the last sentence that starts before `offset`, else 0."""
    piece = _piece_at(text, offset)
    for start, _ in reversed(_sentences_in(text, piece)):
        if start < offset:
            return start
    low = max(0, piece[0] - REACH)
    ink = last_ink(text, low, piece[0])
    if ink == low:
        return low
    return _sentences_in(text, _piece_at(text, ink - 1))[-1][0]
