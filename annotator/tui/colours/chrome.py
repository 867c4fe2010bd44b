"""What is around the articles, in the colours of one theme."""

from typing import NamedTuple

from annotator.tui.colours.palette import Shade


class Chrome(NamedTuple):
    """Grounds, and the texts that stand on each of them, `#rrggbb`."""

    ground: str
    """Under articles and lists."""
    bar: str
    """Under titles and hints."""
    panel: str
    """Under dock, card and status line."""
    text: str
    dim: str
    """Text that matters less; it is as easy to read."""
    key: str
    warning: str
    error: str
    line: str
    """Borders and scrollbars."""
    cursor: Shade
    """The line in hand in a table and in the palette."""
    chip: Shade
    """What can be clicked in the midst of text."""

    @property
    def grounds(self) -> tuple[str, ...]:
        """What text of any of its colours may stand on."""
        return self.ground, self.bar, self.panel
