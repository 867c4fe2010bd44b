"""What the mouse does, for the help."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

ACT_WIDTH = 26
"""Cells of the column with what the mouse does."""

MOUSE = (
    ("click", "puts the caret there; on a span it chooses it; on a key or a chip it does that"),
    ("double, triple click", "selects the word, the sentence"),
    ("drag", "selects whole words, with Alt exact characters; chips below tag what is selected"),
    ("drag a span", "onto what says the same in another article: chips below link the two"),
    ("wheel", "scrolls what is under the pointer, while a span is dragged too"),
    (": below, right", "lists every command; a click runs it, a click above the list leaves it"),
    ("dock, tall", "= ~ ! - + 0 beside an article answer for it at once"),
)

TYPED = "Only text is typed: what to find, a note, an answer, the name of something."

TERMINAL = (
    "The terminal's own selecting: hold Shift while you drag (Option in iTerm2, Fn in the Terminal "
    "of macOS). It takes what stands on the screen, gutters too. `annotator --no-mouse` leaves the "
    "mouse to the terminal; “Copy the selection …” in the list of commands takes the stored text."
)


def mouse_page() -> RenderableType:
    """What each act of the mouse does, and how the terminal gets it back."""
    acts = Table.grid(padding=(0, 2), expand=True)
    acts.add_column(justify="right", width=ACT_WIDTH, style="bold")
    acts.add_column(ratio=1)
    for act, meaning in MOUSE:
        acts.add_row(act, meaning)
    told = (Padding(Text(each), (1, 2, 0, 2)) for each in (TYPED, TERMINAL))
    return Group(Text("\nThe mouse\n", style="bold"), acts, *told)
