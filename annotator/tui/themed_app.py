"""The colours of the whole application."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter, NoColor

from annotator.tui.colours.themes import THEMES, themed
from annotator.tui.visible_filter import VisibleFilter

NET = VisibleFilter()
"""One filter for all calls: widgets keep painted rows as long as the filters are the same."""

COLOURLESS = NoColor()


class ThemedApp(App[None]):
    """Wears the dark or the light theme in the colours that the terminal has.

    With `NO_COLOR` in the environment there is no colour at all: the terminal's own text and
    ground, and attributes.
    """

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.wear(is_light=False)

    def wear(self, *, is_light: bool) -> None:
        """Put on one of the two themes."""
        system = self.console.color_system
        theme = themed(is_light=is_light, colour_system=system, no_color=self.no_color)
        if self.is_running:
            self.theme = theme
        else:
            # The sheet is not read yet: what follows a change of theme would have it read twice.
            self.set_reactive(App.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters for colours, and the net under all text."""
        # Textual's own would leave greys in the place of colours.
        colours = [COLOURLESS] if self.no_color else super().get_line_filters()
        return [NET, *colours]
