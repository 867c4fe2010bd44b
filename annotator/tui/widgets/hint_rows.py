"""The hint line, at whose end the palette is always in reach of the mouse."""

from collections.abc import Sequence

from rich.cells import cell_len

from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Part, Rows, clipped, width_of

PALETTE = "screen.palette"
NAME = "palette "


class HintRows(Rows):
    """Hints, the last row of which ends with what opens the palette.

    What a row has beyond that is cut: the palette reaches it, and every other command.
    """

    def parts_at(self, y: int) -> Sequence[Part]:
        """The parts of a row; those of the last one leave room for the palette."""
        parts = super().parts_at(y)
        if y != self.size.height - 1:
            return parts
        room = hint_room(self.size.width)
        kept = clipped(parts, room)
        named = width_of(kept) <= room - cell_len(NAME)
        column = room - cell_len(NAME) if named else room
        sign = Part(_sign(), "chip-key", PALETTE, column)
        return [*kept, sign, Part(NAME, "chip", PALETTE)] if named else [*kept, sign]


def hint_room(width: int) -> int:
    """The cells that the palette's key leaves to the last row of hints."""
    return max(0, width - cell_len(_sign()))


def _sign() -> str:
    return f" {keys_in_force().sign(PALETTE)} "
