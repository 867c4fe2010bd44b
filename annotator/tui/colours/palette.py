"""What is drawn over an article, in the colours of one theme."""

from typing import NamedTuple


class Shade(NamedTuple):
    """A text colour on a ground, `#rrggbb`; an empty ground is the pane's own."""

    text: str
    ground: str
    attributes: str = ""
    """What it has besides, in Rich's words: tells it apart where colours are too few."""


class Palette(NamedTuple):
    """All shades over the text of one theme."""

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
    """Text that only leads the eye, such as what is beside a passage that is lit."""


def shade_of(palette: Palette, colour: str) -> Shade:
    """The shade of a colour name, the plain highlight's for a name that is not known."""
    return palette.labels.get(colour, palette.highlight)
