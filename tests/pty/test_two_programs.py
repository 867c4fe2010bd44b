"""Another program at work on the same file: its commits are seen, its locks are waited for."""

import json
from pathlib import Path

from tests.pty.ledger import alive, assert_sound, locked, quotes, rows
from tests.pty.program import SEEDS, Says, board, caret, run
from tests.pty.terminal import Terminal

SOON = 1.0
"""Seconds within which a commit of another program is on the screen."""

BUSY = 10.0
"""Seconds within which a wait for a lock is given up, or a step that failed is tried again."""


def spans_file(folder: Path, *extents: tuple[int, int]) -> Path:
    """A file with spans on the first article, as another tool would write it."""
    text = min(SEEDS.glob("*.txt")).read_text()
    spans = [{"start": start, "end": end, "label": "testimony"} for start, end in extents]
    path = folder / "more.jsonl"
    path.write_text(json.dumps({"text": text, "spans": spans}) + "\n")
    return path


def assert_caret_moves(terminal: Terminal) -> None:
    """The next key moves the caret on the screen."""
    before = caret(terminal.look())
    terminal.press("down")
    terminal.wait_for(lambda screen: caret(screen) not in (None, before), timeout=SOON)


def test_spans_that_an_import_brings_appear_within_a_second(seeded: Path) -> None:
    more = spans_file(seeded, (0, 8), (16, 20))
    with board(seeded) as terminal:
        run(seeded, "import", more, "--annotator", "ana", "--as", "ana")
        terminal.wait_for(Says(2), timeout=SOON)
        assert terminal.lines[1].startswith("t"), "the gutter shows the first of them"


def test_spans_of_somebody_else_stay_out_of_sight(seeded: Path, database: Path) -> None:
    more = spans_file(seeded, (0, 8), (16, 20))
    with board(seeded) as terminal:
        run(seeded, "import", more, "--annotator", "bo", "--as", "bo")
        assert alive(database, "spans") == 2
        terminal.type("Gxs")
        terminal.wait_for(Says(1))
        assert not terminal.lines[1].startswith("t")
        with board(seeded, name="bo") as other:
            assert Says(2)(other.look())


def test_two_boards_of_one_person_show_each_other_s_steps(seeded: Path, database: Path) -> None:
    with board(seeded) as one, board(seeded) as other:
        one.type("gxs")
        one.wait_for(Says(1))
        other.wait_for(Says(1), timeout=SOON)
        other.type("nm\t)=")
        other.wait_for(Says(2, 1))
        one.wait_for(Says(2, 1), timeout=SOON)
        one.type("u")
        one.wait_for("in another sitting")
        one.press("enter")
        one.wait_for(Says(1, 0))
        other.wait_for(Says(1, 0), timeout=SOON)
        one.press("q")
        other.press("q")
        assert (one.wait(), other.wait()) == (0, 0)
    assert_sound(database)


def test_a_story_that_grows_is_read_anew(seeded: Path) -> None:
    (seeded / "sixth.txt").write_text("A sixth article has come in.")
    with board(seeded) as terminal:
        terminal.wait_for("0/5 complete")
        run(seeded, "import", "sixth.txt", "--story", "seeds", "--as", "ana")
        terminal.wait_for("0/6 complete", timeout=SOON)
        terminal.press("shift+tab")
        terminal.wait_for("A sixth article has come in.")


def test_a_short_lock_holds_up_nothing_but_the_commit(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        with locked(database):
            terminal.type("gxs")
            terminal.wait_for(Says(0, word="saving…"))
            for _ in range(5):
                assert_caret_moves(terminal)
            terminal.type("/18-plus hour days\ro")
            terminal.quiet()
            assert Says(0, word="saving…")(terminal.look()), "nothing is shown that is not stored"
            assert alive(database, "spans") == 0
        terminal.wait_for(Says(2))
    assert quotes(database) == ["CharlieH", "18-plus hour days"]


def test_a_long_lock_is_named_and_what_waited_is_saved_later(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        with locked(database):
            terminal.type("gxs")
            terminal.wait_for(Says(0, word="saving…"))
            assert_caret_moves(terminal)
            terminal.wait_for("NOT SAVED (1)", timeout=BUSY)
            terminal.wait_for("another program")
            assert "Ctrl+S" in terminal.text
            assert_caret_moves(terminal)
            terminal.type("/18-plus hour days\ro")
            terminal.wait_for("NOT SAVED (2)")
            assert alive(database, "spans") == 0
        terminal.wait_for(Says(2), timeout=BUSY)
        assert "NOT SAVED" not in terminal.text
    assert quotes(database) == ["CharlieH", "18-plus hour days"]
    assert_sound(database)


def test_quitting_waits_for_the_lock_and_saves(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        with locked(database):
            terminal.type("gxs")
            terminal.wait_for(Says(0, word="saving…"))
            terminal.type("q")
            assert_caret_moves(terminal)
            assert terminal.is_running
        assert terminal.wait() == 0
    assert quotes(database) == ["CharlieH"]


def test_opening_needs_no_lock(seeded: Path, database: Path) -> None:
    """Only the name of a new annotator has to be written first."""
    with board(seeded):
        pass
    with locked(database), board(seeded) as terminal:
        assert "CharlieH" in terminal.text
    assert rows(database, "SELECT id FROM annotators") == [("ana",)]
