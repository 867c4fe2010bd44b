"""What cannot be saved is said, kept, and saved once it can be; the caret moves all the while."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.storage.database import LOCK_WAIT
from tests.pty.ledger import alive, assert_sound, locked, quotes
from tests.pty.program import DATABASE, Says, board, caret
from tests.pty.terminal import Terminal
from tests.sample import take_in

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


def test_a_lock_is_named_while_it_is_waited_for(seeded: Path, database: Path) -> None:
    """Keys go on working, what they do waits its turn, and nothing is given up."""
    with board(seeded) as terminal:
        with locked(database):
            terminal.type("gxs")
            terminal.wait_for("another program has the lock", timeout=LOCK_WAIT)
            shown = terminal.wait_for(Says(0, word="saving…"))
            before = caret(shown)
            terminal.press("down")
            terminal.wait_for(lambda screen: caret(screen) not in (None, before), timeout=2.0)
            terminal.type("/18-plus hour days\ro")
            terminal.wait_for("18-plus hour days")
            assert alive(database, "spans") == 0
        terminal.wait_for(Says(2))
        assert "another program" not in terminal.text
    assert quotes(database) == ["CharlieH", "18-plus hour days"]
    assert_sound(database)


def copies(folder: Path) -> list[Path]:
    """The rescue copies in a folder, oldest first."""
    return sorted(folder.glob("annotations-rescued-*"), key=lambda each: each.stat().st_mtime_ns)


def let_go(database: Path, time: int) -> Path:
    """Let the database be deleted, moved, or replaced by another or by none; gives what it was."""
    kept = database.with_name("kept.db")
    if time % 4 == 0:
        os.link(database, kept)
        database.unlink()
    else:
        database.rename(kept)
    if time % 4 == 2:
        take_in(database)
    elif time % 4 == 3:
        database.write_bytes(b"")
    return kept


def test_twenty_times_gone_is_noticed_twenty_times(seeded: Path, database: Path) -> None:
    """Before anything else is acknowledged; all that was is in the copy that the screen names."""
    with board(seeded) as terminal:
        terminal.type("g")
        for time in range(20):
            kept = let_go(database, time)
            terminal.type("wxs")
            terminal.wait_for("NOT SAVED (1), Ctrl+S tries again")
            terminal.wait_for(lambda screen: "deleted or replaced" in " ".join(screen.text.split()))
            (copy,) = copies(seeded)
            assert copy.name in "".join(terminal.text.split())
            assert alive(copy, "spans") == time
            if time % 2:
                copy.unlink()
            else:
                kept.unlink()
                kept = copy
            kept.rename(database)
            terminal.press("ctrl+s")
            terminal.wait_for(Says(time + 1))
        terminal.press("q")
        assert terminal.wait() == 0
    assert alive(database, "spans") == 20
    assert_sound(database)
    assert not [each for each in seeded.iterdir() if each.name.startswith(".")]


def test_a_database_that_goes_while_nothing_is_done_is_copied_too(
    seeded: Path, database: Path
) -> None:
    with board(seeded) as terminal:
        terminal.type("gxs")
        terminal.wait_for(Says(1))
        database.unlink()
        terminal.wait_for("annotations.db was deleted or replaced while it was open")
        (copy,) = copies(seeded)
        terminal.press("q")
        assert terminal.wait() == 0
    assert quotes(copy) == ["CharlieH"]
    assert_sound(copy)
    assert not database.exists()
