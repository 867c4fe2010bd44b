"""What cannot be saved is said, kept, and saved once it can be; the caret moves all the while."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pty.ledger import alive, assert_sound, quotes
from tests.pty.program import DATABASE, Says, board, caret
from tests.pty.terminal import Terminal

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
LOG = DATABASE + "-wal"
JOURNAL = DATABASE + "-journal"


@contextmanager
def full_disk(terminal: Terminal, folder: Path) -> Iterator[None]:
    """The running program can make no file longer than those that it has."""
    sizes = [each.stat().st_size for each in folder.iterdir() if each.name in (LOG, JOURNAL)]
    longest = max(sizes, default=0)
    limits = (longest, resource.RLIM_INFINITY)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, limits)
    try:
        yield
    finally:
        if terminal.is_running:
            resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, UNLIMITED)


@contextmanager
def taken_away(folder: Path) -> Iterator[None]:
    """The database lies elsewhere for a while."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    shutil.move(folder / DATABASE, elsewhere)
    try:
        yield
    finally:
        shutil.move(elsewhere / DATABASE, folder)


def fail_to_save(terminal: Terminal, reason: str) -> None:
    """Tag a word, and see that it is not saved, why, and what to do; then move on."""
    terminal.type("gxs")
    terminal.wait_for("NOT SAVED (1), Ctrl+S tries again")
    shown = terminal.wait_for(lambda screen: reason in " ".join(screen.text.split()))
    before = caret(shown)
    terminal.press("down")
    terminal.wait_for(lambda screen: caret(screen) not in (None, before), timeout=1.0)


def test_a_full_disk_is_named_and_the_draft_is_saved_later(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        terminal.type("gxo")
        terminal.wait_for(Says(1))
        with full_disk(terminal, seeded):
            fail_to_save(terminal, "does not take")
            assert alive(database, "spans") == 1
            assert_sound(database)
        terminal.press("ctrl+s")
        terminal.wait_for(Says(2))
        terminal.press("q")
        assert terminal.wait() == 0
    assert quotes(database) == ["CharlieH", "CharlieH"]
    assert_sound(database)


def test_quitting_with_drafts_asks_once(seeded: Path, database: Path) -> None:
    with board(seeded) as terminal:
        with full_disk(terminal, seeded):
            fail_to_save(terminal, "disk")
            terminal.press("q")
            terminal.wait_for("1 not saved. Ctrl+S tries again; q again leaves it behind.")
            terminal.press("q")
            assert terminal.wait() == 0
        assert alive(database, "spans") == 0
    assert_sound(database)
    with board(seeded) as terminal:
        assert Says(0, 0)(terminal.look())


def test_a_database_that_is_gone_is_named_and_taken_up_when_it_is_back(
    seeded: Path, database: Path
) -> None:
    with board(seeded) as terminal:
        with taken_away(seeded):
            fail_to_save(terminal, "deleted or replaced")
            assert not database.exists()
        terminal.press("ctrl+s")
        terminal.wait_for(Says(1))
    assert quotes(database) == ["CharlieH"]
    assert_sound(database)
