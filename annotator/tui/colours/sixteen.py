"""Dark and light for terminals of 16 colours.

They are given as those of the VGA, and every terminal has its own in their place: a pair is
chosen for being readable in all common ones. The console of Linux draws a bright ground as the
plain colour, so that text on one has to be readable on the other too.
"""

from annotator.tui.colours.chrome import Chrome
from annotator.tui.colours.palette import Palette, Shade

BLACK, RED, GREEN, YELLOW = "#000000", "#aa0000", "#00aa00", "#aa5500"
BLUE, MAGENTA, CYAN, WHITE = "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa"
BRIGHT_BLACK, BRIGHT_YELLOW = "#555555", "#ffff55"
BRIGHT_CYAN, BRIGHT_WHITE = "#55ffff", "#ffffff"

CHROMATIC = {
    "orange": Shade(BLACK, YELLOW),
    "blue": Shade(BRIGHT_WHITE, BLUE),
    "green": Shade(BLACK, GREEN),
    "purple": Shade(BRIGHT_WHITE, MAGENTA),
    "yellow": Shade(BLACK, BRIGHT_YELLOW),
    "sky": Shade(BLACK, CYAN),
    "vermilion": Shade(BRIGHT_WHITE, RED),
}

DARK_16 = Palette(
    labels=CHROMATIC | {"grey": Shade(BRIGHT_WHITE, BRIGHT_BLACK)},
    highlight=Shade(BRIGHT_WHITE, "", "underline"),
    selection=Shade(BLACK, WHITE),
    caret=Shade(BLACK, BRIGHT_CYAN),
    idle_caret=Shade(BLACK, WHITE, "underline"),
    outline=Shade(BRIGHT_CYAN, BLACK),
    hit=Shade(BLACK, BRIGHT_WHITE),
    dimmed=Shade(CYAN, "", "underline"),
    in_view=BRIGHT_BLACK,
    faint=CYAN,
)

DARK_CHROME = Chrome(
    ground=BLACK,
    bar=BLACK,
    panel=BLACK,
    text=WHITE,
    dim=WHITE,
    key=BRIGHT_CYAN,
    warning=BRIGHT_WHITE,
    error=BRIGHT_WHITE,
    line=WHITE,
    cursor=Shade(BLACK, WHITE),
    chip=Shade(BLACK, CYAN),
)

LIGHT_16 = Palette(
    labels=CHROMATIC | {"grey": Shade(BLACK, WHITE)},
    highlight=Shade(BLACK, "", "underline"),
    selection=Shade(BRIGHT_WHITE, BLACK),
    caret=Shade(BRIGHT_WHITE, RED, "bold"),
    idle_caret=Shade(BRIGHT_WHITE, BRIGHT_BLACK, "underline"),
    outline=Shade(MAGENTA, BRIGHT_WHITE),
    hit=Shade(BLACK, BRIGHT_CYAN),
    dimmed=Shade(BRIGHT_BLACK, "", "underline"),
    in_view=WHITE,
    faint=BRIGHT_BLACK,
)

LIGHT_CHROME = Chrome(
    ground=BRIGHT_WHITE,
    bar=BRIGHT_WHITE,
    panel=BRIGHT_WHITE,
    text=BLACK,
    dim=BLACK,
    key=MAGENTA,
    warning=RED,
    error=RED,
    line=BLACK,
    cursor=Shade(BRIGHT_WHITE, BLACK),
    chip=Shade(BLACK, CYAN),
)
