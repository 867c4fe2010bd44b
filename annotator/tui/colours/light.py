"""Light, for true colour and 256; 256 have every shade, or its neighbour."""

from annotator.tui.colours.chrome import Chrome
from annotator.tui.colours.palette import Palette, Shade

LIGHT = Palette(
    labels={
        "orange": Shade("#000000", "#d7af5f"),
        "blue": Shade("#000000", "#87afd7"),
        "green": Shade("#000000", "#afd7af"),
        "grey": Shade("#000000", "#949494"),
        "purple": Shade("#000000", "#af5faf"),
        "yellow": Shade("#000000", "#ffd700"),
        "sky": Shade("#000000", "#87d7d7"),
        "vermilion": Shade("#000000", "#d75f5f"),
    },
    highlight=Shade("#000000", "#d7afff"),
    selection=Shade("#ffffff", "#1c1c1c"),
    caret=Shade("#ffffff", "#0000d7"),
    idle_caret=Shade("#ffffff", "#626262"),
    outline=Shade("#5f0087", "#ffffff"),
    hit=Shade("#ffffff", "#005f00"),
    dimmed=Shade("#000000", "#b4b4b4"),
    in_view="#bebebe",
    faint="#626262",
)

CHROME = Chrome(
    ground="#f0f0f0",
    bar="#e6e6e6",
    panel="#dcdcdc",
    text="#121212",
    dim="#4e4e4e",
    key="#005f87",
    warning="#870000",
    error="#af0000",
    line="#767676",
    cursor=Shade("#ffffff", "#005faf"),
    chip=Shade("#ffffff", "#005f5f"),
)
