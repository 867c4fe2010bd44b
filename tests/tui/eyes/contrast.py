"""How easily a text is read on its ground, in the colours that a terminal makes of ours."""

from dataclasses import dataclass

from rich.color import Color, ColorSystem

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


@dataclass(frozen=True)
class Shown:
    """A kind of terminal."""

    name: str
    system: ColorSystem
    table: tuple[str, ...] = ()
    """Its 16 colours, `rrggbb`."""
    least: float = LEAST_CONTRAST
    """The contrast that can be had in it: the 16 colours are not ours to choose."""

    def colour(self, colour: Color) -> str:
        """What it shows for a colour, `rrggbb`."""
        drawn = colour.downgrade(self.system)
        if self.table:
            assert drawn.number is not None
            return self.table[drawn.number]
        return "".join(f"{part:02x}" for part in drawn.get_truecolor())


def table(colours: str) -> tuple[str, ...]:
    """The 16 colours of a terminal, from black to bright white."""
    return tuple(colours.split())


TRUE_COLOUR = Shown("true colour", ColorSystem.TRUECOLOR)
EIGHT_BIT = Shown("256 colours", ColorSystem.EIGHT_BIT)
VGA = Shown(
    "VGA",
    ColorSystem.STANDARD,
    table(
        "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
        "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
    ),
    least=4.0,
)
XTERM = Shown(
    "xterm",
    ColorSystem.STANDARD,
    table(
        "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
        "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
    ),
    least=4.0,
)
SOLARIZED = Shown(
    "Solarized",
    ColorSystem.STANDARD,
    table(
        "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 "
        "002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"
    ),
    least=2.9,
)
LINUX = Shown(
    "console of Linux, which has no bright grounds",
    ColorSystem.STANDARD,
    VGA.table,
    least=4.0,
)

RICH = (TRUE_COLOUR, EIGHT_BIT)
SIXTEEN = (VGA, XTERM, SOLARIZED)


def shown_in(theme: str) -> tuple[Shown, ...]:
    """The kinds of terminals that get a theme."""
    return SIXTEEN if theme.endswith("-16") else RICH


def luminance(colour: str) -> float:
    """WCAG's relative luminance of `rrggbb`, 0 to 1."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """The light of red, green and blue in `rrggbb`, each 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours `rrggbb`, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def contrast_in(terminal: Shown, text: Color, ground: Color) -> float:
    """The contrast of a text to its ground as a kind of terminal shows them."""
    return contrast(terminal.colour(text), terminal.colour(ground))
