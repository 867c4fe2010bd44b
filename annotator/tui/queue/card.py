"""The card of one pair: both passages in their sentences, and what is known of them."""

from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.wording import label_name
from annotator.tui.board.readouts import pane_title
from annotator.tui.layout import quoting
from annotator.tui.layout.quoting import quoted_rows
from annotator.tui.widgets.rows import Part, fitted

BESIDE = 100
"""Cells from which on the two passages stand side by side."""

HAND = "▸"
"""Stands before the passage whose ends the keys move."""

STYLES = {
    quoting.Part.PASSAGE: "passage",
    quoting.Part.SENTENCE: "text",
    quoting.Part.AROUND: "dim",
}

LEAST_QUOTE = 2
"""Rows that a passage has at least."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a pair with what it is quoted from."""

    offer: Offer
    document: Document
    text: str
    """The whole stored text."""


def card_rows(
    pair: PairOffer,
    sides: tuple[Quoted, Quoted],
    in_hand: int,
    labels: LabelSet,
    size: tuple[int, int],
) -> list[list[Part]]:
    """The card in cells and rows of `size`; `in_hand`: which passage's ends the keys move."""
    width, height = size
    head = [_heading(pair, labels, width), _reasons(pair)]
    if width >= BESIDE:
        head.append([])
        half, room = width // 2, height - len(head)
        columns = [
            _side(side, index == in_hand, index, (half - 2, room), index * half)
            for index, side in enumerate(sides)
        ]
        return head + [[*left, *right] for left, right in zip(*columns, strict=True)]
    room = height - len(head)
    first = room // 2
    above = _side(sides[0], in_hand == 0, 0, (width - 1, first), 0)
    below = _side(sides[1], in_hand == 1, 1, (width - 1, room - first), 0)
    return [*head, *above, *below]


def _heading(pair: PairOffer, labels: LabelSet, width: int) -> list[Part]:
    """How sure, and the label that both would get."""
    label = "highlight only" if pair.label is None else label_name(labels, pair.label)
    name = fitted(label, max(8, width // 3))
    return [
        Part(f" {pair.a.score:.2f} {pair.a.band}", "strong"),
        Part("  both become ", "dim"),
        Part(f" {name} ", "active", "tag.pick"),
    ]


def _reasons(pair: PairOffer) -> list[Part]:
    """Why, and which quantities differ."""
    figures = " · ".join(f"{one} ≠ {other}" for one, other in pair.a.figures)
    return [
        *([Part(f" {figures} ", "warning")] if figures else []),
        Part(f" {pair.a.why}" if pair.a.why else " no word in common", "dim"),
    ]


def _side(
    side: Quoted, in_hand: bool, index: int, size: tuple[int, int], column: int
) -> list[list[Part]]:
    """One passage under the name of its article, filled up with empty rows."""
    width, height = size
    target = f"side:{index}"
    sign = HAND if in_hand else " "
    title = fitted(f"{sign}{pane_title(side.document, complete=False)}", width)
    rows = [[Part(title, "strong" if in_hand else "dim", target, column)]]
    extent = side.offer.start, side.offer.end
    for stretches in quoted_rows(side.text, extent, width - 2, max(LEAST_QUOTE, height - 1)):
        parts = [Part("  ", "text", target, column)]
        parts += [Part(each.text, STYLES[each.part], target) for each in stretches]
        rows.append(parts)
    rows = rows[:height]
    return rows + [[] for _ in range(height - len(rows))]
