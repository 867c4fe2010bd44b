"""Dark, for true colour and 256; 256 have every shade, or its neighbour.

Grounds of labels differ in lightness as well as in hue: what a colour-blind eye takes from the one
is left in the other.
"""

from annotator.tui.colours.chrome import Chrome
from annotator.tui.colours.palette import Palette, Shade

DARK = Palette(
    labels={
        "orange": Shade("#ffffff", "#875f00"),
        "blue": Shade("#ffffff", "#005faf"),
        "green": Shade("#000000", "#87af87"),
        "grey": Shade("#ffffff", "#4e4e4e"),
        "purple": Shade("#ffffff", "#5f0087"),
        "yellow": Shade("#000000", "#d7af00"),
        "sky": Shade("#000000", "#00afff"),
        "vermilion": Shade("#ffffff", "#870000"),
    },
    highlight=Shade("#ffffff", "#00005f"),
    selection=Shade("#000000", "#d2d2d2"),
    caret=Shade("#000000", "#ffffaf"),
    idle_caret=Shade("#000000", "#8a8a8a"),
    outline=Shade("#ffffaf", "#262626"),
    hit=Shade("#000000", "#87ff5f"),
    dimmed=Shade("#d2d2d2", "#303030"),
    in_view="#444444",
    faint="#8a8a8a",
)

CHROME = Chrome(
    ground="#121212",
    bar="#1c1c1c",
    panel="#262626",
    text="#e6e6e6",
    dim="#aaaaaa",
    key="#ffd787",
    warning="#ffd787",
    error="#ff8787",
    line="#6c6c6c",
    cursor=Shade("#ffffff", "#005faf"),
    chip=Shade("#ffffff", "#005f5f"),
)
