"""The net under everything that is drawn: no control character reaches the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from annotator.text.visible import visible_line


class VisibleFilter(LineFilter):
    """Shows controls and bidi overrides as signs in every widget, Textual's own included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their text made safe; one code point stays one code point."""
        return [
            segment
            if segment.control or (segment.text.isascii() and segment.text.isprintable())
            else Segment(visible_line(segment.text), segment.style)
            for segment in segments
        ]
