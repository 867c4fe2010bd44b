from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from annotator.domain.errors import NotSaved
from annotator.domain.step import Step
from annotator.storage.driver import sqlite3
from annotator.tui import saving as saving_module
from annotator.tui.widgets.rows import Rows
from tests.tui.seat import NEEDLE, PATIENCE, SMALL, WIDE, Seat, seated

FULL = NotSaved("The disk is full.", "Make room on it.")


class Disk:
    """Stands between a board and its database, and fails or waits as it is told."""

    def __init__(self, at: Seat) -> None:
        self.full = False
        self.free = Event()
        self.free.set()
        self._commit = at.board.saving._commit
        self._desk = at.app.desk
        at.board.saving._commit = self.commit

    def commit(self, step: Step) -> "Future[Step]":
        if self.full:
            failed: Future[Step] = Future()
            failed.set_exception(FULL)
            return failed
        if not self.free.is_set():
            self._desk.submit(lambda store: self.free.wait(PATIENCE))
        return self._commit(step)


async def test_a_failed_commit_paints_nothing_and_says_what_to_do(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        disk = Disk(at)
        disk.full = True
        span = await at.tagged(1, NEEDLE)
        assert at.spans == []
        assert at.board.pane.marks_at(span.start) == []
        assert "NOT SAVED (1), Ctrl+S tries again" in at.status
        assert "The disk is full. Make room on it." in at.row("dock")
        assert "0 spans" in at.status
        assert at.stored() == []


async def test_not_saved_is_seen_on_a_small_screen(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        Disk(at).full = True
        await at.tagged(1, NEEDLE)
        status, dock = (at.app.screen.query_one(f"#{row}", Rows) for row in ("status", "dock"))
        assert "NOT SAVED (1), Ctrl+S tries again" in status.render_line(0).text
        painted = " ".join(dock.render_line(y).text.strip() for y in range(dock.size.height))
        assert "The disk is full. Make room on it." in painted


async def test_the_draft_is_kept_and_work_goes_on(seeds: Path) -> None:
    """What is tagged meanwhile joins the queue; `Ctrl+S` saves it all, in order."""
    async with seated(seeds, WIDE) as at:
        disk = Disk(at)
        disk.full = True
        await at.tagged(1, NEEDLE)
        await at.type("m")
        at.select(4, "18-hour days")
        await at.type("=")
        await at.press("u", "U")
        assert at.spans == []
        assert "NOT SAVED (4)" in at.status
        disk.full = False
        await at.press("ctrl+s")
        await at.until(lambda: at.saved)
        assert [span.quote for span in at.spans] == [NEEDLE, "18-hour days"]
        assert at.link.relation == "equivalent"
        assert at.stored() == at.spans
        assert "2 spans · 1 link · saved" in at.status


async def test_it_is_saved_by_itself_a_little_later(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_module, "RETRY", 0.02)
    async with seated(seeds, SMALL) as at:
        disk = Disk(at)
        disk.full = True
        await at.tagged(1, NEEDLE)
        disk.full = False
        await at.until(lambda: at.saved)
        await at.settle()
        assert [span.quote for span in at.spans] == [NEEDLE]
        assert "saved" in at.status
        assert "NOT" not in at.status


async def test_quitting_asks_once_where_not_all_is_saved(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        Disk(at).full = True
        await at.tagged(1, NEEDLE)
        await at.type("q")
        assert "1 not saved. Ctrl+S tries again; q again leaves it behind." in at.hint
        assert at.app.is_running
        at.send("q")
        await at.until(lambda: not at.app.is_running)


async def test_quitting_after_it_was_saved_asks_nothing(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        disk = Disk(at)
        disk.full = True
        await at.tagged(1, NEEDLE)
        await at.type("q")
        disk.full = False
        await at.press("ctrl+s")
        await at.until(lambda: at.saved)
        disk.full = True
        await at.tagged(1, "Tae")
        await at.type("q")
        assert "1 not saved" in at.hint
        assert at.app.is_running


async def test_quitting_waits_for_a_commit_that_is_on_its_way(seeds: Path) -> None:
    """`sq` in one burst: what was tagged is in the database."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        at.send("s", "q")
        await at.until(lambda: not at.app.is_running)
        assert [span.quote for span in at.stored()] == [NEEDLE]


async def test_quitting_waits_for_all_that_was_typed_ahead(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        at.send("s", "m", "tab", "tab", "equals_sign", "!", "~", "~", "c", "x", "enter", "q")
        await at.until(lambda: not at.app.is_running)
        assert [step.title.split()[0] for step in at.steps()] == [
            "statistic", "link", "link", "link", "link", "note",
        ]  # fmt: skip


async def test_all_is_saved_says_so(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("ctrl+s")
        assert "All is saved" in at.hint


async def test_a_slow_commit_says_saving_and_the_caret_still_moves(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        disk = Disk(at)
        disk.free.clear()
        at.select(1, NEEDLE)
        at.send("s")
        await at.until(lambda: "saving…" in at.status)
        assert at.spans == []
        caret = at.board.pane.caret
        at.send("right", "right")
        await at.until(lambda: at.board.pane.caret == caret + 2)
        disk.free.set()
        await at.settle()
        assert [span.quote for span in at.spans] == [NEEDLE]
        assert "saving" not in at.status


async def test_another_programs_lock_never_freezes_the_screen(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        with closing(sqlite3.connect(seeds, isolation_level=None)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            at.select(1, NEEDLE)
            at.send("s")
            await at.until(lambda: "saving…" in at.status)
            at.send("g", "w")
            await at.until(lambda: at.board.pane.caret > 0)
            lock.execute("ROLLBACK")
        await at.settle()
        assert [span.quote for span in at.spans] == [NEEDLE]
