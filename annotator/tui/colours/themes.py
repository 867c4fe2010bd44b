"""The themes of the screens, and which of them a terminal gets."""

from collections.abc import Iterable, Mapping

from textual.theme import Theme

from annotator.tui.colours import dark, light, sixteen
from annotator.tui.colours.chrome import Chrome
from annotator.tui.colours.palette import Palette

LIGHT_BACKGROUNDS = ("7", "15")
"""What `COLORFGBG` ends with in a terminal with a light ground: white, bright white."""

PLAIN = "plain"
"""The theme without colour: text and ground are the terminal's own."""


def themed(*, is_light: bool, colour_system: str | None, no_color: bool) -> str:
    """The theme for a terminal; `colour_system` in Rich's words."""
    if no_color:
        return PLAIN
    few = "-16" if colour_system in ("standard", "windows") else ""
    return f"{'light' if is_light else 'dark'}{few}"


def prefers_light(remembered: str | None, environment: Mapping[str, str]) -> bool:
    """Whether the light theme is wanted: as it was chosen last, else as the terminal's ground is.

    rxvt, Konsole and others say what that is in `COLORFGBG`, as `foreground;background`.
    """
    if remembered is not None:
        return "light" in remembered
    return environment.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_BACKGROUNDS


def _theme(name: str, chrome: Chrome) -> Theme:
    """All that Textual's widgets are drawn with, said outright: nothing is left to be blended."""
    return Theme(
        name=name,
        dark=name.startswith("dark"),
        primary=chrome.cursor.ground,
        accent=chrome.key,
        warning=chrome.warning,
        error=chrome.error,
        foreground=chrome.text,
        background=chrome.ground,
        surface=chrome.bar,
        panel=chrome.panel,
        variables={
            "text": chrome.text,
            "text-muted": chrome.dim,
            "text-disabled": chrome.dim,
            "text-accent": chrome.key,
            "text-warning": chrome.warning,
            "text-error": chrome.error,
            "surface-darken-1": chrome.ground,
            "surface-lighten-1": chrome.ground,
            "panel-darken-1": chrome.bar,
            "block-cursor-foreground": chrome.cursor.text,
            "block-cursor-background": chrome.cursor.ground,
            "block-cursor-blurred-foreground": chrome.cursor.text,
            "block-cursor-blurred-background": chrome.cursor.ground,
            "block-hover-background": chrome.panel,
            "border": chrome.line,
            "border-blurred": chrome.line,
            "scrollbar": chrome.line,
            "scrollbar-hover": chrome.text,
            "scrollbar-active": chrome.text,
            "scrollbar-background": chrome.ground,
            "scrollbar-background-hover": chrome.ground,
            "scrollbar-background-active": chrome.ground,
            "scrollbar-corner-color": chrome.ground,
            "input-cursor-foreground": chrome.ground,
            "input-cursor-background": chrome.text,
            "input-selection-foreground": chrome.cursor.text,
            "input-selection-background": chrome.cursor.ground,
            "ansi-foreground": chrome.text,
            "ansi-background": chrome.ground,
            "chip-text": chrome.chip.text,
            "chip-ground": chrome.chip.ground,
        },
    )


CHROMES = {
    "dark": dark.CHROME,
    "light": light.CHROME,
    "dark-16": sixteen.DARK_CHROME,
    "light-16": sixteen.LIGHT_CHROME,
}

PALETTES: Mapping[str, Palette] = {
    "dark": dark.DARK,
    "light": light.LIGHT,
    "dark-16": sixteen.DARK_16,
    "light-16": sixteen.LIGHT_16,
}
"""What is drawn over the articles, by the name of the theme."""


def _plain(names: Iterable[str]) -> Theme:
    """The terminal's own colour for everything that has a name."""
    own = "ansi_default"
    return Theme(name=PLAIN, ansi=True, primary=own, variables=dict.fromkeys(names, own))


_COLOURED = [_theme(name, chrome) for name, chrome in CHROMES.items()]

THEMES = (*_COLOURED, _plain(_COLOURED[0].variables))
