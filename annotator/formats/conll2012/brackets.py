"""A column in which mentions open and close: `(0` at the first token, `0)` at the last, `(0)`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.text.extent import Extent

BLANK = "-"
"""The cell of a token at which nothing opens or closes."""

_BLANKS = {BLANK, "_"}
"""The second is LitBank's, and that of the shared task of SemEval 2010."""

BETWEEN = "|"


class WrittenColumn:
    """The cells of one article."""

    def __init__(self) -> None:
        self._opened: dict[int, list[str]] = defaultdict(list)
        self._closed: dict[int, list[str]] = defaultdict(list)

    def add(self, tokens: Extent, number: int, said: str = "") -> None:
        """Put a mention of some tokens, both ends inclusive; those around others come first.

        `said` stands behind the number where it opens.
        """
        first, last = tokens
        if first == last:
            self._opened[first].append(f"({number}{said})")
        else:
            self._opened[first].append(f"({number}{said}")
            self._closed[last].insert(0, f"{number})")

    def cell(self, token: int) -> str:
        """What stands at a token."""
        closed, opened = self._closed.get(token, ()), self._opened.get(token, ())
        return BETWEEN.join((*closed, *opened)) if closed or opened else BLANK


@dataclass(frozen=True, slots=True)
class Bracket:
    """One entry of a cell."""

    name: str
    opens: bool
    closes: bool


def brackets(cell: str) -> list[Bracket] | None:
    """The entries of a cell, or none where it is not of this kind."""
    if cell in _BLANKS:
        return []
    found = []
    for entry in cell.split(BETWEEN):
        opens, closes = entry.startswith("("), entry.endswith(")")
        name = entry.removeprefix("(").removesuffix(")")
        if not (name and (opens or closes)) or "(" in name or ")" in name:
            return None
        found.append(Bracket(name, opens, closes))
    return found


def uncrossed(mentions: Iterable[Extent]) -> set[Extent]:
    """The mentions, inclusive extents of tokens, but for those that cross an earlier one.

    Brackets of one number cannot tell crossing mentions from nested ones.
    """
    kept: set[Extent] = set()
    around: list[int] = []
    for first, last in sorted(set(mentions), key=lambda each: (each[0], -each[1])):
        while around and around[-1] < first:
            around.pop()
        if not around or last <= around[-1]:
            around.append(last)
            kept.add((first, last))
    return kept
