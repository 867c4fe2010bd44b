"""The hint line, at whose end the palette is always in reach of the mouse."""

from collections.abc import Sequence

from rich.cells import cell_len

from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part, Rows, clipped

PALETTE = "screen.palette"

NAMED_FROM = 100
"""Cells of a line that has room for the word beside the key."""


class HintRows(Rows):
    """Hints, the last row of which ends with what opens the palette.

    What a row has beyond that is cut: the palette reaches it, and every other command.
    """

    def parts_at(self, y: int) -> Sequence[Part]:
        """The parts of a row; those of the last one make room for the palette."""
        parts = super().parts_at(y)
        if y != self.size.height - 1:
            return parts
        room = hint_room(self.size.width)
        return [*clipped(parts, room), *_palette(self.size.width, room)]


def hint_room(width: int) -> int:
    """The cells that the palette leaves to the last row of hints."""
    return max(0, width - sum(cell_len(part.text) for part in _palette(width)))


def _palette(width: int, column: int | None = None) -> list[Part]:
    sign = keys_in_force().sign(PALETTE)
    parts = [Part(f" {sign} ", "chip-key", PALETTE, column)]
    return [*parts, Part("palette ", "chip", PALETTE)] if width >= NAMED_FROM else parts
