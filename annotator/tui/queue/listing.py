"""The list of what is left in the queue, as many rows as fit."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from rich.cells import cell_len

from annotator.domain.excerpt import excerpt
from annotator.session.suggesting.offer import PairOffer
from annotator.tui.widgets.rows import Part, fitted

MOST_QUOTED = 200
"""Code points of a passage that a row may have room for."""

CURRENT, SKIPPED, SAVING = "▸", "»", "…"
"""What stands before the pair in hand, one that was put off, one that is not saved yet."""


def list_rows(
    pairs: Mapping[str, PairOffer],
    sign: Callable[[str], str],
    number: Callable[[str], str],
    window: tuple[int, int],
    width: int,
) -> list[list[Part]]:
    """Rows of a window, `(first, height)`, of the pairs; a click on one asks for `pair:<key>`.

    `sign` has what stands before a pair, `number` what an article is called.
    """
    first, height = window
    shown = list(pairs.items())[first : first + height]
    return [_row(key, pair, sign(key), number, width) for key, pair in shown]


def _row(
    key: str, pair: PairOffer, sign: str, number: Callable[[str], str], width: int
) -> list[Part]:
    target = f"pair:{key}"
    style = {CURRENT: "active", SKIPPED: "dim", SAVING: "dim"}.get(sign, "text")
    head = f" {sign:1} {pair.a.score:.2f} {pair.a.band:<8} "
    room = (width - cell_len(head)) // 2
    cells = [_cell(number(offer.document), offer.quote, room) for offer in (pair.a, pair.b)]
    return [Part(head, style, target), *(Part(cell, style, target) for cell in cells)]


@lru_cache(maxsize=512)
def _cell(number: str, quote: str, room: int) -> str:
    """An article's number and its passage in exactly `room` cells, the last of them blank."""
    return filled(f"{number} “{excerpt(quote[:MOST_QUOTED], MOST_QUOTED)}”", room)


def filled(text: str, room: int) -> str:
    """`text` in exactly `room` cells, the last of them blank."""
    cut = fitted(text, room - 1)
    return cut + " " * (room - cell_len(cut))


def scrolled(top: int, index: int | None, count: int, height: int) -> int:
    """The first row of a window of `height` rows that was at `top`, moved to show row `index`."""
    if index is not None:
        top = min(max(top, index - height + 1), index)
    return max(0, min(top, count - height))
