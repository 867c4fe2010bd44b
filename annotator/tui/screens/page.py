"""A page of text over the board."""

from collections.abc import Mapping
from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.stops.hints import Hint, hint_parts
from annotator.tui.widgets.hint_rows import HintRows


class PageScreen(CommandScreen):
    """Text to scroll; Escape, `q` or the key that opened it goes back."""

    OPENED_BY = ""
    """The id of the command that opens the screen."""
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("select.clear", "back"),
        ("move.page_down", ""),
        ("move.page_up", "a page on, or back"),
        ("move.top", ""),
        ("move.bottom", "top, bottom"),
    )

    def __init__(self, *texts: RenderableType) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        """The texts, one below the other, and the keys."""
        with VerticalScroll(id="page"):
            for text in self._texts:
                yield Static(text, classes="page-text")
        yield HintRows(id="hints")

    def on_mount(self) -> None:
        """Say what leads on and back."""
        self.query_one("#hints", HintRows).show([hint_parts(self.HINTS)])

    def acts(self) -> Mapping[str, Act]:
        """Scroll, and go back."""
        page = self.query_one("#page", VerticalScroll)
        return {
            "move.down": lambda: page.scroll_down(animate=False),
            "move.up": lambda: page.scroll_up(animate=False),
            "move.page_down": lambda: page.scroll_page_down(animate=False),
            "move.page_up": lambda: page.scroll_page_up(animate=False),
            "move.top": lambda: page.scroll_home(animate=False),
            "move.bottom": lambda: page.scroll_end(animate=False),
            "select.clear": self.dismiss,
            "app.quit": self.dismiss,
            self.OPENED_BY: self.dismiss,
        }
