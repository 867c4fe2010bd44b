"""From looks to the styles of a theme and a colour system."""

from collections.abc import Iterable
from functools import lru_cache

from rich.color import Color
from rich.style import Style
from textual.app import App

from annotator.domain.label import Label
from annotator.tui.colours.attributes import ATTRIBUTES, HIGHLIGHT_ATTRIBUTES
from annotator.tui.colours.palette import Palette, Shade, shade_of
from annotator.tui.colours.themes import PALETTES
from annotator.tui.layout.mark import FAINT_TINT
from annotator.tui.layout.painting import (
    CARET,
    CHOSEN,
    CODE,
    HIT,
    IDLE_CARET,
    NESTED,
    OUTLINED,
    PINNED,
    PLAIN,
    SELECTED,
    UNLIT,
    Look,
)
from annotator.tui.layout.ruler import EMPTY, Tick

UNDERLINE = Style(underline=True)
BOLD_UNDERLINE = Style(bold=True, underline=True)
BOLD_ITALIC = Style(bold=True, italic=True)


class PaneStyles:
    """The style of each look, made once; there are as many as labels times a few traits."""

    def __init__(
        self,
        base: Style,
        palette: Palette,
        colours: tuple[tuple[str, str], ...],
        *,
        colourless: bool,
    ) -> None:
        """Make an empty table.

        `base` is text without a mark; `colours` pairs label ids with colour names in the order of
        the labels; `colourless` tells labels apart by attributes alone.
        """
        self.base = base
        self._palette = palette
        self._colours = dict(colours)
        self._positions = {label: at for at, (label, _) in enumerate(colours)}
        self._colourless = colourless
        self._looks: dict[Look, Style] = {}
        self._ticks: dict[Tick, Style] = {}

    def look(self, look: Look) -> Style:
        """The style of a run of text."""
        style = self._looks.get(look)
        if style is None:
            style = self._looks[look] = self._composed(look)
        return style

    def tick(self, tick: Tick) -> Style:
        """The style of a cell of the ruler."""
        style = self._ticks.get(tick)
        if style is None:
            style = self._ticks[tick] = self._composed_tick(tick)
        return style

    def _composed(self, look: Look) -> Style:
        if look == PLAIN:
            return self.base
        traits = look.traits
        if traits & CODE:
            style = self._block(self._palette.hit)
            return self.base + style + Style(bold=True)
        style = self.base
        if look.tint is not None:
            style += self._tinted(look.tint)
        elif traits & UNLIT:
            style += Style(dim=True) if self._colourless else self._shade(self._unlit)
        if traits & OUTLINED:
            style += self._shade(self._palette.outline) + UNDERLINE
        if traits & NESTED:
            style += UNDERLINE
        if traits & PINNED:
            style += BOLD_ITALIC
        if traits & CHOSEN:
            style += BOLD_UNDERLINE
        if traits & HIT:
            style += self._shade(self._palette.hit) + UNDERLINE
        if traits & SELECTED:
            style += self._block(self._palette.selection)
        if traits & (CARET | IDLE_CARET):
            style += self._caret(look)
        return style

    def _caret(self, look: Look) -> Style:
        idle = bool(look.traits & IDLE_CARET)
        if self._colourless:
            inverse = not look.traits & SELECTED
            return Style(reverse=inverse, bold=False, dim=idle, underline=True)
        return self._shade(self._palette.idle_caret if idle else self._palette.caret)

    def _tinted(self, tint: str) -> Style:
        """What a label adds to the base."""
        if self._colourless:
            if tint == FAINT_TINT:
                return Style(dim=True, underline=True)
            position = self._positions.get(tint)
            if position is None:
                return Style.parse(HIGHLIGHT_ATTRIBUTES)
            return Style.parse(ATTRIBUTES[position % len(ATTRIBUTES)])
        return self._shade(self._label_shade(tint))

    def _label_shade(self, tint: str) -> Shade:
        if tint == FAINT_TINT:
            return self._palette.dimmed
        return shade_of(self._palette, self._colours.get(tint, ""))

    @property
    def _unlit(self) -> Shade:
        return Shade(self._palette.faint, "")

    def _block(self, shade: Shade) -> Style:
        return Style(reverse=True) if self._colourless else self._shade(shade)

    def _shade(self, shade: Shade) -> Style:
        if self._colourless:
            return Style()
        style = Style(color=_colour(shade.text), bgcolor=_colour(shade.ground))
        return style + Style.parse(shade.attributes)

    def _composed_tick(self, tick: Tick) -> Style:
        if tick == EMPTY:
            return self.base
        style = self.base
        if tick.in_view:
            style += Style(bgcolor=_colour(self._palette.in_view))
        if tick.spot:
            return style + self._shade(self._palette.hit) + Style(bold=True)
        if self._colourless:
            return style
        upper, lower = tick.upper, tick.lower
        if upper is not None and lower is not None:
            style += Style(bgcolor=self._mark_colour(lower))
        drawn = lower if upper is None else upper
        if drawn is not None:
            style += Style(color=self._mark_colour(drawn))
        return style

    def _mark_colour(self, tint: str) -> Color | None:
        """What stands for a mark where there is room for one colour only."""
        shade = self._label_shade(tint)
        return _colour(shade.ground or shade.text)


def _colour(name: str) -> Color | None:
    return Color.parse(name) if name else None


@lru_cache(maxsize=16)
def _table(
    base: Style, palette: str, colours: tuple[tuple[str, str], ...], colourless: bool
) -> PaneStyles:
    return PaneStyles(base, PALETTES[palette], colours, colourless=colourless)


def styles_for(app: App[object], base: Style, labels: Iterable[Label]) -> PaneStyles:
    """The table for an app's theme; panes on one ground share it."""
    palette = app.theme if app.theme in PALETTES else "dark" if app.current_theme.dark else "light"
    colours = tuple((label.id, label.colour) for label in labels)
    return _table(base, palette, colours, app.no_color)
