"""The letters that `,` puts on words, read off a real terminal as a person does."""

from itertools import groupby
from pathlib import Path

from annotator.tui.colours.dark import DARK
from tests.pty.ledger import quotes
from tests.pty.program import DATABASE, Says, board, caret
from tests.pty.screen import Screen

MOST_BYTES = 60_000
"""That all letters take on a screen of 120 columns and 40 rows: each is in two colours."""

THIRD = 80
"""Columns left of the third pane."""


def codes(screen: Screen) -> list[tuple[str, tuple[int, int]]]:
    """The letters in the colours of codes, with their column and row, from the top."""
    ground = DARK.hit.ground.removeprefix("#")
    found = []
    for y in range(screen.rows):
        cells = [screen.cell(x, y) for x in range(screen.columns)]
        x = 0
        for is_code, run in groupby(
            cells, key=lambda cell: cell.background == ground and cell.bold
        ):
            text = "".join(cell.text for cell in run)
            if is_code:
                found.append((text, (x, y)))
            x += len(text)
    return found


def test_what_is_read_off_the_screen_leads_there(seeded: Path) -> None:
    with board(seeded) as terminal:
        terminal.quiet(0.5)
        burst = terminal.burst(b",")
        assert (burst.frames, burst.size <= MOST_BYTES) == (1, True), burst
        shown = codes(terminal.look())
        # Not one of which only the first letter has room; at the beginning of a long row.
        rows = [list(row) for _, row in groupby(shown, key=lambda each: each[1][1])]
        third = [[each for each in row if each[1][0] > THIRD] for row in rows]
        letters, place = [row[0] for row in third if len(row) > 4 and len(row[0][0]) > 1][-1]
        assert len(shown) > 300
        terminal.type(letters)
        terminal.wait_for(lambda screen: caret(screen) == place)
        assert codes(terminal.look()) == []

        # From there to the end of the next word but one, and tagged, all read off in between.
        terminal.type("v,")
        terminal.wait_for("select to")
        shown = codes(terminal.look())
        assert {x > THIRD for _, (x, _) in shown} == {True}
        near = [letters for letters, (x, y) in shown if y == place[1] and x > place[0]]
        terminal.type(f"{near[1]}s")
        terminal.wait_for(Says(1))
    (quote,) = quotes(seeded / DATABASE)
    assert len(quote.split()) == 3
