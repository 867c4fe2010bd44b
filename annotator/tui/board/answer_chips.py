"""Chips beside an article in the dock: an answer and its number in one click."""

from collections.abc import Collection, Sequence

from rich.cells import cell_len

from annotator.domain.link import Relation
from annotator.tui.commands import BY_ID, key_sign
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part

RELATING = tuple(f"link.{relation.value}" for relation in Relation)
"""What a member of the fact can be said to be."""

OPEN = ("offer.nothing",)
"""What can be said of an article in which nothing is outlined."""

OFFERED = (*RELATING, "offer.next", *OPEN)
"""What can be said of an outlined passage: all that there is."""

ROOMY = 56
"""Cells of a column of the dock that has room for chips."""

SLOT = 3
"""Cells of a chip."""


def with_chips(cell: Sequence[Part], number: int, able: Collection[str]) -> list[Part]:
    """A cell of the dock behind the answers that its article can be given, as keys come too.

    Each answer has a place of its own, so that the hand finds it again one row further down.
    """
    chips = [
        Part(f" {_sign(each)} ", "chip-key", f"answer:{each}:{number}")
        if each in able
        else Part(" " * SLOT)
        for each in OFFERED
    ]
    return [*chips, *cell]


def _sign(command_id: str) -> str:
    """The key of one cell that people read; the declared one where theirs has more."""
    sign = keys_in_force().sign(command_id)
    return sign if cell_len(sign) == 1 else key_sign(BY_ID[command_id].keys[0])
