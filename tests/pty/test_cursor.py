"""The terminal's own cursor stands where a person is at work: screen readers follow it."""

from pathlib import Path

from tests.pty.program import board, caret
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

SHOWN, HIDDEN = b"\x1b[?25h", b"\x1b[?25l"


def is_at_the_caret(screen: Screen) -> bool:
    return screen.cursor == caret(screen)


def after_cursor(screen: Screen) -> str:
    """What stands on the cursor's row, from the cursor on."""
    x, y = screen.cursor
    return screen.line(y)[x:]


def is_visible(terminal: Terminal) -> bool:
    """Whether the last word to the terminal about its cursor was to show it."""
    return terminal.output.rfind(SHOWN) > terminal.output.rfind(HIDDEN)


def test_the_cursor_stands_where_the_keys_go(seeded: Path) -> None:
    with board(seeded, env={"ANNOTATOR_CURSOR": "1"}) as terminal:
        assert is_visible(terminal)
        moves = [
            "l",
            "w",
            "j",
            ")",
            "G",
            "g",
            "\t",
            "gw",
            "z",
            "z",
            "/18-plus\r",
            "s",
            "a>",
            "\r",
            "n",
            "u",
        ]
        for keys in moves:
            terminal.type(keys)
            terminal.quiet()
            terminal.wait_for(is_at_the_caret)
        terminal.type("/work")
        terminal.wait_for(lambda screen: screen.line(screen.cursor[1]).startswith(" Find work"))
        assert terminal.look().cursor[0] == len(" Find work")
        terminal.press("escape")
        terminal.wait_for(is_at_the_caret)
        terminal.type("g")
        terminal.quiet()
        x, y = terminal.look().cursor
        terminal.wheel(x, y, notches=2)
        terminal.wait_for(lambda screen: caret(screen) is None)
        assert terminal.look().cursor == (x, 1), "the row that is nearest to it"
        terminal.type("gws ")
        terminal.wait_for(lambda screen: "statistic" in after_cursor(screen)[:20])
        terminal.press("escape")
        terminal.wait_for(is_at_the_caret)


def test_the_cursor_follows_lists_tables_and_the_palette(seeded: Path) -> None:
    with board(seeded) as terminal:
        terminal.press("f2")
        terminal.wait_for(lambda screen: "seeds" in after_cursor(screen)[:10])
        terminal.press("escape")
        terminal.wait_for(is_at_the_caret)
        terminal.type(":")
        terminal.wait_for("What to do?")
        terminal.type("terminal's cur")
        terminal.wait_for(
            lambda screen: screen.line(screen.cursor[1])[: screen.cursor[0]].endswith(
                "terminal's cur"
            )
        )
        assert not is_visible(terminal)
        terminal.press("enter")
        terminal.wait_for(lambda _: is_visible(terminal))
        terminal.wait_for(is_at_the_caret)
    with board(seeded) as terminal:
        assert is_visible(terminal), "it is remembered"
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
