"""A few rows of styled text: title row, dock, hint line and status line are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from annotator.text.visible import visible_line


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row in one style."""

    text: str
    style: str = "text"
    """The component class `rows--<style>` of the widget."""
    target: str = ""
    """What a click on it asks for; empty: nothing."""
    column: int | None = None
    """The cell that it starts at, counted from the left edge; none: where the last one ends."""


class Rows(Widget, can_focus=False):
    """Rows of parts. A row that does not change is not painted again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--text",
        "rows--dim",
        "rows--strong",
        "rows--key",
        "rows--active",
        "rows--warning",
        "rows--error",
        "rows--question",
        "rows--cursor",
        "rows--member",
        "rows--absent",
        "rows--passage",
        "rows--chip",
        "rows--chip-key",
    }

    class Pressed(Message):
        """A part with a target was clicked."""

        def __init__(self, rows: "Rows", target: str) -> None:
            super().__init__()
            self.rows = rows
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._rows: tuple[tuple[Part, ...], ...] = ()
        self._styles: dict[str, Style] = {}

    def show(self, rows: Sequence[Sequence[Part]]) -> None:
        """Show these rows from the top; repaint those that differ."""
        shown = tuple(tuple(row) for row in rows)
        before, self._rows = self._rows, shown
        for y in range(max(len(before), len(shown))):
            if before[y : y + 1] != shown[y : y + 1]:
                self.refresh(Region(0, y, max(1, self.size.width), 1))

    def parts_at(self, y: int) -> Sequence[Part]:
        """The parts of the row at `y` from the top; none where there is no such row."""
        return self._rows[y] if 0 <= y < len(self._rows) else ()

    def place_of(self, style: str) -> Offset | None:
        """The cell and the row of the screen where the first part in a style begins."""
        for y in range(min(len(self._rows), self.size.height)):
            end = 0
            for part in self.parts_at(y):
                start = max(end, part.column or 0)
                if part.style == style and start < self.size.width:
                    return self.region.offset + Offset(start, y)
                end = start + cell_len(visible_line(part.text))
        return None

    def text(self) -> str:
        """What is shown, without styles."""
        return "\n".join("".join(part.text for part in row) for row in self._rows)

    def notify_style_update(self) -> None:
        """Forget the styles: the theme or the sheet has changed."""
        super().notify_style_update()
        self._styles.clear()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """One row, cut or filled to the width of the widget."""
        width = self.size.width
        segments: list[Segment] = []
        used = 0
        for part in self.parts_at(y):
            if part.column is not None and part.column > used:
                gap = min(part.column, width) - used
                segments.append(Segment(" " * gap, self._style("text")))
                used += gap
            room = width - used
            if room <= 0:
                break
            text = fitted(part.text, room)
            segments.append(Segment(text, self._style(part.style)))
            used += cell_len(text)
        if used < width:
            segments.append(Segment(" " * (width - used), self._style("text")))
        return Strip(segments, width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Ask for what stands under the pointer."""
        target = self._target_at(event.x, event.y)
        if target:
            event.stop()
            self.post_message(self.Pressed(self, target))

    def _target_at(self, x: int, y: int) -> str:
        end = 0
        for part in self.parts_at(y):
            start = max(end, part.column or 0)
            end = start + cell_len(visible_line(part.text))
            if start <= x < end:
                return part.target
        return ""

    def _style(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self.get_component_rich_style(f"rows--{name}")
            self._styles[name] = style
        return style


def fitted(text: str, room: int) -> str:
    """`text` made safe to show and cut to `room` cells, with an ellipsis where it is cut."""
    shown = visible_line(text)
    if cell_len(shown) <= room:
        return shown
    if room <= 0:
        return ""
    return set_cell_size(shown, room - 1) + "…"


def clipped(parts: Sequence[Part], room: int) -> list[Part]:
    """The parts that fit into `room` cells, the last of them cut."""
    kept: list[Part] = []
    end = 0
    for part in parts:
        start = max(end, part.column or 0)
        if start >= room:
            break
        text = fitted(part.text, room - start)
        kept.append(Part(text, part.style, part.target, part.column))
        end = start + cell_len(text)
    return kept


def width_of(parts: Sequence[Part]) -> int:
    """The cells that parts take side by side, gaps before their columns included."""
    end = 0
    for part in parts:
        end = max(end, part.column or 0) + cell_len(visible_line(part.text))
    return end
