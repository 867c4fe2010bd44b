import asyncio
from pathlib import Path

from annotator.session.desk import Desk
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.opening import open_story
from annotator.storage.store import Store
from tests.tui.seat import NEEDLE, SMALL, WIDE, seated


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
        at.app._watching.look()
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
