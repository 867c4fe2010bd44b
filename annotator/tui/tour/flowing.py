"""Sentences with keys in them, as rows of parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from string import Formatter

from rich.cells import cell_len

from annotator.text.visible import visible_line
from annotator.tui.widgets.rows import Part


def parts_of(template: str, named: Mapping[str, Part], style: str = "text") -> Iterator[Part]:
    """The parts of a sentence in which `{name}` stands for a part, such as a key."""
    for words, name, _, _ in Formatter().parse(template):
        if words:
            yield Part(words, style)
        if name is not None:
            yield named[name]


def flowed(parts: Iterable[Part], width: int) -> list[list[Part]]:
    """The parts in rows of at most `width` cells, broken at spaces; what can be clicked is whole.

    A word that is wider than a row stands in one of its own, which is cut.
    """
    rows: list[list[Part]] = []
    room = 0
    for word in _words(parts):
        cells = sum(cell_len(visible_line(part.text)) for part in word)
        if not rows or cells + 1 > room:
            rows.append([])
            room = width
        rows[-1] += [Part(" "), *word]
        room -= cells + 1
    return rows


def _words(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """What no row breaks: from one space to the next, whatever parts that is made of."""
    word: list[Part] = []
    for part in parts:
        pieces = [part.text] if part.target else part.text.split(" ")
        for at, piece in enumerate(pieces):
            if at and word:
                yield word
                word = []
            if piece:
                word.append(replace(part, text=piece))
    if word:
        yield word
