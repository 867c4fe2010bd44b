"""A text as a pane has laid it out and drawn it."""

from dataclasses import dataclass

from textual.geometry import Size

from annotator.tui.layout.cells import CellMap
from annotator.tui.layout.painting import View
from annotator.tui.layout.ruler import Ruler
from annotator.tui.layout.span_index import SpanIndex
from annotator.tui.widgets.row_strips import RowStrips


@dataclass(slots=True)
class LaidOut:
    """What a pane can lay aside and take up again, so that the text is shown at once."""

    text: str
    size: Size
    """That of the pane, in cells and rows."""
    cell_map: CellMap
    index: SpanIndex
    ruler: Ruler
    strips: RowStrips
    view: View

    def draw(self, top: int) -> None:
        """Draw a screen of rows from `top` on, to have them when they are shown."""
        top = max(0, min(top, len(self.cell_map) - self.size.height))
        for y in range(self.size.height):
            tick = self.ruler.tick(y, top, self.view.spot)
            self.strips.strip(top + y, tick, self.cell_map, self.index, self.view)
