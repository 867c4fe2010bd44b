"""Text that is pasted into the real program."""

from pathlib import Path

from tests.pty.program import Says, board


def test_pasted_text_with_escapes_runs_no_commands(seeded: Path) -> None:
    """As it comes from a web page or a log: `ds` would delete, and tag anew."""
    with board(seeded) as terminal:
        terminal.type("gxs")
        terminal.wait_for(Says(1))
        terminal.paste("one\x1b[0mdsot")
        terminal.wait_for("Pasted text does not run as commands")
        terminal.type("w")
        terminal.wait_for(Says(1))
        assert "statistic" in terminal.text


def test_pasted_text_is_found(seeded: Path) -> None:
    with board(seeded) as terminal:
        terminal.type("/")
        terminal.paste("18-plus\x1b[0m hour")
        terminal.wait_for("18-plus␛[0m hour")
        terminal.press("escape")
