"""Text and tables as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from annotator.text.visible import visible_line

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#]")

RIGHT = "--:"
LEFT = "---"


def plain(text: str) -> str:
    """Text in which nothing is markup, and nothing is obeyed by a terminal; one line."""
    return _MARKUP.sub(r"\\\g<0>", visible_line(text))


def heading(words: str) -> Iterator[str]:
    """A heading of a section, which is Markdown already."""
    yield f"## {words}"
    yield ""


def table(
    heads: Sequence[str], sides: Sequence[str], rows: Iterable[Sequence[str]]
) -> Iterator[str]:
    """A table; the cells are plain text.

    `sides` says of each column to which side it is set, `LEFT` or `RIGHT`.
    """
    yield _line(heads)
    yield _line(sides)
    for row in rows:
        yield _line([plain(cell) for cell in row])
    yield ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
