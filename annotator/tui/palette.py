"""The shades of the label colours and of what is drawn over them, by theme and colour system.

Every text has a contrast of at least 4.5 to its ground in the true-colour shades (WCAG 2.2,
success criterion 1.4.3), and no two labels share a ground in 256 colours or in 16.
"""

from typing import NamedTuple


class Shade(NamedTuple):
    """A text colour on a ground, `#rrggbb`; an empty ground is the pane's own."""

    text: str
    ground: str


class Palette(NamedTuple):
    """All shades of one theme in one colour system."""

    labels: dict[str, Shade]
    """By the colour names of `domain.label.COLOURS`."""
    highlight: Shade
    """A span without a label, or with a colour that is not known."""
    selection: Shade
    caret: Shade
    idle_caret: Shade
    """The caret of a pane that keys do not go to."""
    outline: Shade
    """A passage that is proposed as a partner."""
    hit: Shade
    """A passage that was found."""
    dimmed: Shade
    """A span beside what is judged."""
    in_view: str
    """The ground of the ruler beside the rows that are on the screen."""
    faint: str
    """Text that only leads the eye, such as the line of a span that goes on."""


DARK = Palette(
    labels={
        "orange": Shade("#ffffff", "#875f00"),
        "blue": Shade("#ffffff", "#005faf"),
        "green": Shade("#ffffff", "#005f00"),
        "grey": Shade("#ffffff", "#4e4e4e"),
        "purple": Shade("#ffffff", "#5f005f"),
        "yellow": Shade("#000000", "#d7af00"),
        "sky": Shade("#000000", "#5fafd7"),
        "vermilion": Shade("#ffffff", "#af0000"),
    },
    highlight=Shade("#ffffff", "#303050"),
    selection=Shade("#000000", "#d0d0d0"),
    caret=Shade("#000000", "#ffd75f"),
    idle_caret=Shade("#000000", "#8a8a8a"),
    outline=Shade("#ffffaf", "#262626"),
    hit=Shade("#000000", "#87d787"),
    dimmed=Shade("#d0d0d0", "#303030"),
    in_view="#444444",
    faint="#8a8a8a",
)

LIGHT = Palette(
    labels={
        "orange": Shade("#000000", "#ffd787"),
        "blue": Shade("#000000", "#afd7ff"),
        "green": Shade("#000000", "#afd7af"),
        "grey": Shade("#000000", "#c6c6c6"),
        "purple": Shade("#000000", "#d7afff"),
        "yellow": Shade("#000000", "#ffff87"),
        "sky": Shade("#000000", "#87ffff"),
        "vermilion": Shade("#000000", "#ffaf87"),
    },
    highlight=Shade("#000000", "#d7d7ff"),
    selection=Shade("#ffffff", "#3a3a3a"),
    caret=Shade("#ffffff", "#0000d7"),
    idle_caret=Shade("#ffffff", "#6c6c6c"),
    outline=Shade("#5f0087", "#eeeeee"),
    hit=Shade("#ffffff", "#006600"),
    dimmed=Shade("#303030", "#d0d0d0"),
    in_view="#bcbcbc",
    faint="#626262",
)

SIXTEEN = Palette(
    labels={
        "orange": Shade("#000000", "#aa5500"),
        "blue": Shade("#ffffff", "#0000aa"),
        "green": Shade("#000000", "#00aa00"),
        "grey": Shade("#ffffff", "#555555"),
        "purple": Shade("#ffffff", "#aa00aa"),
        "yellow": Shade("#000000", "#ffff55"),
        "sky": Shade("#000000", "#00aaaa"),
        "vermilion": Shade("#ffffff", "#aa0000"),
    },
    highlight=Shade("#000000", "#5555ff"),
    selection=Shade("#000000", "#aaaaaa"),
    caret=Shade("#000000", "#ffffff"),
    idle_caret=Shade("#ffffff", "#000000"),
    outline=Shade("#ff55ff", ""),
    hit=Shade("#000000", "#55ff55"),
    dimmed=Shade("#00aaaa", ""),
    in_view="#555555",
    faint="#aaaaaa",
)
"""For terminals of 16 colours: those of the VGA, which a terminal replaces by its own."""

ATTRIBUTES = (
    "italic",
    "bold",
    "bold italic",
    "dim",
    "dim italic",
    "bold dim",
    "bold dim italic",
    "strike",
)
"""What tells labels apart where colour is not wanted, by the label's position among the others."""

HIGHLIGHT_ATTRIBUTES = "underline"
"""A span without a label, where colour is not wanted."""


def shade_of(palette: Palette, colour: str) -> Shade:
    """The shade of a colour name, the plain highlight's for a name that is not known."""
    return palette.labels.get(colour, palette.highlight)
