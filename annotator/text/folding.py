"""Folding: one form for what a reader takes to be the same, with the way back to the source.

Case is folded; a run of white space of any kind becomes one space; quotation marks, apostrophes and
primes become `'` or `"`, dashes and hyphens `-`; soft hyphens and zero-width spaces vanish. Letters
with marks stay as they are, and composed and decomposed ones stay different.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from annotator.text.extent import Extent
from annotator.text.white import WHITE, ZERO_WIDTH

VANISHING = f"\xad{ZERO_WIDTH}"
"""What leaves no trace in folded text, unless it stands in white space."""

_SPACING = "".join(character for character in WHITE if character not in ZERO_WIDTH)
_RUN = re.compile(f" [{WHITE}\xad]+|[{_SPACING.replace(' ', '')}{VANISHING}][{WHITE}\xad]*")
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u02bc`\xb4"
_QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u2033\xab\xbb"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_ALIKE = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTATION_MARKS, '"'),
    **dict.fromkeys(_DASHES, "-"),
}
_HAS_TWIN = re.compile(f"[{''.join(_ALIKE)}]")


class Offsets(Sequence[int]):
    """The source offset of every folded index, the one after the last included.

    Kept as knots, after each of which both sides advance in step, so that a text of ten million
    code points takes no more room than its white space asks for.
    """

    def __init__(self, length: int, folded: list[int], source: list[int]) -> None:
        self._length = length
        self._folded = folded
        self._source = source

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        knot = bisect_right(self._folded, index) - 1
        return self._source[knot] + index - self._folded[knot]

    def first_at(self, offset: int) -> int:
        """The first folded index whose source is at or after `offset`."""
        knot = bisect_left(self._source, offset)
        following = self._folded[knot] if knot < len(self._folded) else self._length - 1
        if knot == 0 or (knot < len(self._source) and self._source[knot] == offset):
            return following
        in_step = self._folded[knot - 1] + offset - self._source[knot - 1]
        return min(in_step, following)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to its source."""

    text: str
    offsets: Offsets
    """`offsets[i]` is where in the source the folded code point `i` comes from."""

    def extent(self, start: int, end: int) -> Extent:
        """The source of the folded `[start, end)`: whole code points, and whole runs of space."""
        first = self.offsets[start]
        if start == end:
            return first, first
        last = end - 1
        return first, self.offsets[end] if self.text[last] == " " else self.offsets[last] + 1

    def whole(self, start: int, end: int) -> bool:
        """Whether `[start, end)` cuts nothing that one code point folds to, as `ß` does to `ss`."""
        return not any(
            0 < edge < len(self.text) and self.offsets[edge - 1] == self.offsets[edge]
            for edge in (start, end)
        )


def fold_text(text: str) -> str:
    """`text` folded, without the way back."""
    return _fold_ink(_RUN.sub(_fold_run, text))


def fold(text: str) -> Folded:
    """`text` folded, with the way back."""
    parts: list[str] = []
    folded, source = [0], [0]
    for part, end in _stretches(text):
        parts.append(part)
        folded.append(folded[-1] + len(part))
        source.append(end)
    return Folded("".join(parts), Offsets(folded[-1] + 1, folded, source))


def _stretches(text: str) -> Iterator[tuple[str, int]]:
    """Folded stretches of `text` with the source offset after each; each starts in step with it."""
    start = 0
    for run in _RUN.finditer(text):
        yield from _ink_stretches(text, start, run.start())
        start = run.end()
        yield _fold_run(run), start
    yield from _ink_stretches(text, start, len(text))


def _ink_stretches(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    folded = _fold_ink(text[start:end])
    if len(folded) == end - start:
        yield folded, end
        return
    for place in range(start, end):
        part = _fold_ink(text[place])
        yield from ((each, place) for each in part[:-1])
        yield part[-1], place + 1


def _fold_run(run: re.Match[str]) -> str:
    return " " if run[0].strip(VANISHING) else ""


def _fold_ink(text: str) -> str:
    return _HAS_TWIN.sub(lambda match: _ALIKE[match[0]], text.casefold())
