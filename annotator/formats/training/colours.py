"""The colours of labels for programs that draw them on white."""

HEX = {
    "orange": "#e69f00",
    "blue": "#0072b2",
    "green": "#009e73",
    "grey": "#999999",
    "purple": "#cc79a7",
    "yellow": "#f0e442",
    "sky": "#56b4e9",
    "vermilion": "#d55e00",
}
"""The shades of Okabe and Ito (2008), with a grey for their black, by `domain.label.COLOURS`."""


def hex_colour(colour: str) -> str:
    """The shade of a colour as `#rrggbb`; grey where it has none."""
    return HEX.get(colour, HEX["grey"])
