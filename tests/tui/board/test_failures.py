import asyncio
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from annotator.domain.errors import NotSaved
from annotator.domain.step import Step
from annotator.session.desk import Desk
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.opening import open_story
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from annotator.tui import saving as saving_module
from annotator.tui.widgets.rows import Rows
from tests.tui.seat import NEEDLE, PATIENCE, SMALL, USUAL, WIDE, Seat, seated

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


# Other programs


async def test_what_another_sitting_commits_shows_within_a_second(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        with Desk.open(seeds) as desk:
            other = open_story(desk, "ada").sitting
            document = at.document(3)
            start = at.board.texts[document.id].index("18 hours")
            planned = other.tag(document.id, start, start + 8, "statistic")
            assert planned.step is not None
            step = planned.step
            desk.call(lambda store: store.commit(step))
        async with asyncio.timeout(2):
            await at.until(lambda: [span.quote for span in at.spans] == ["18 hours"])
        pane = at.board.panes.pane_showing(document.id)
        assert pane is not None
        assert [mark.letter for mark in pane.marks_at(start)] == ["s"]
        assert "1 span" in at.status


async def test_own_steps_are_not_taken_in_twice(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.tagged(1, NEEDLE)
        with Store.open(seeds) as other:
            other.save_place("ada", "{}", "seeds")
        await at.tagged(1, "Tae")
        await asyncio.sleep(0)
        at.app._look_for_others()
        await at.settle()
        assert len(at.spans) == 2


async def test_an_article_that_another_program_imports_comes_in(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        article = seeds.parent / "late.txt"
        article.write_text("A sixth article came in late.", encoding="utf-8")
        with Store.open(seeds) as other:
            import_paths(other, [article], at.board.annotator, ImportOptions(story="seeds"))
        await at.until(lambda: len(at.board.panes.documents) == 6)
        await at.settle()
        assert "It was opened anew" in at.hint


async def test_what_another_sitting_has_changed_meanwhile_is_taken_back(seeds: Path) -> None:
    """It can never be saved: this says so, and goes on with what is in the database."""
    async with seated(seeds, WIDE) as at:
        span = await at.tagged(1, NEEDLE)
        await at.tagged(1, "Tae")
        at.board.choose(span.id)
        with Desk.open(seeds) as desk:
            planned = open_story(desk, "ada").sitting.delete(span.id)
            assert planned.step is not None
            step = planned.step
            desk.call(lambda store: store.commit(step))
        await at.type("tcmine⏎")
        assert "Taken back: testimony (was statistic)" in at.hint
        assert at.saved
        await at.until(lambda: [each.quote for each in at.spans] == ["Tae"])
        at.board.choose(at.spans[0].id)
        await at.type("o")
        assert [each.label for each in at.stored()] == ["official_statement"]


async def test_a_look_at_other_programs_while_the_screens_close_does_nothing(seeds: Path) -> None:
    """Not even a traceback as farewell."""
    async with seated(seeds, SMALL) as at:
        looked = at.app._while_open(lambda: at.board.say("here"))
        looked()
        assert at.board.message[0] == "here"
        at.send("q")
        await at.until(lambda: not at.app.is_running)
    looked()


# Room


@pytest.mark.parametrize("size", [(30, 24), (80, 8), (10, 3)])
async def test_too_small_a_screen_says_so_and_recovers(seeds: Path, size: tuple[int, int]) -> None:
    """Keys do nothing meanwhile, and nothing is lost."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.pilot.resize_terminal(*size)
        await at.settle()
        shown = [widget.id for widget in at.app.screen.children if widget.display]
        assert shown == ["too-small"]
        await at.type("sG")
        assert at.spans == []
        await at.pilot.resize_terminal(*SMALL)
        await at.settle()
        assert at.app.screen.query_one("#too-small").display is False
        assert at.selected == NEEDLE
        await at.type("s")
        assert [span.quote for span in at.spans] == [NEEDLE]


async def test_quitting_works_on_too_small_a_screen(seeds: Path) -> None:
    async with seated(seeds, (30, 8)) as at:
        at.send("q")
        await at.until(lambda: not at.app.is_running)


async def test_pasted_text_never_runs_as_commands(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.paste("sssq\nu")
        assert at.spans == []
        assert at.app.is_running
        assert "Pasted text does not run as commands" in at.hint
        await at.type("s")
        await at.paste("d")
        assert len(at.spans) == 1


async def test_pasted_text_goes_into_a_field_on_one_line(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("c")
        await at.paste("two\nlines")
        await at.type("⏎")
        assert at.spans[0].note == "two lines"


async def test_pasted_text_answers_no_question_and_picks_no_label(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "Tae"), (3, "Jin"))
        await at.type("d")
        await at.paste("d")
        assert len(at.spans) == 2
        await at.type("⎋")
        at.select(1, NEEDLE)
        await at.press("space")
        await at.paste("t")
        assert len(at.spans) == 2
