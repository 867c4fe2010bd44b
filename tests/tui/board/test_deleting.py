from pathlib import Path

import pytest

from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated


async def test_a_note_that_begins_with_a_question_mark_flags(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("c? who counted⏎")
        (span,) = at.spans
        assert (span.note, span.flagged) == ("? who counted", True)
        assert "? who counted" in at.row("dock")
        await at.press("c", "home", "delete", "delete", "enter")
        (span,) = at.spans
        assert (span.note, span.flagged) == ("who counted", False)


async def test_a_flag_shows_at_the_caret(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("c", "?", "enter", "left")
        assert at.status.rstrip().endswith("statistic?")


async def test_escape_leaves_the_note_as_it_was(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("cfirst⏎csecond⎋")
        assert at.spans[0].note == "first"


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_a_span_without_links_is_deleted_at_once(seeds: Path, key: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.press(key)
        assert (at.spans, at.stored(), at.board.chosen) == ([], [], None)
        assert "deleted statistic" in at.status


@pytest.mark.parametrize(("answer", "links"), [("enter", 1), ("d", 0)])
async def test_deleting_a_linked_span_asks_once(seeds: Path, answer: str, links: int) -> None:
    """Enter keeps the others together, `d` drops the links: one step either way."""
    async with seated(seeds, WIDE) as at:
        spans = await at.linked(
            (1, "over 10,000 workers"),
            (4, "around 10,000 North Korean workers"),
            (3, "over 13,000 North Koreans"),
        )
        at.board.choose(spans[0].id)
        steps = len(at.steps())
        await at.type("d")
        assert len(at.spans) == 3
        assert "keep the others together" in at.hint
        assert "drop its 2 links" in at.hint
        await at.press(answer)
        assert len(at.spans) == 2
        assert len(at.shown.links) == links
        assert len(at.steps()) == steps + 1


async def test_escape_leaves_a_linked_span_where_it_is(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "over 10,000 workers"), (4, "around 10,000 North Korean workers"))
        await at.type("d⎋")
        assert (len(at.spans), len(at.shown.links)) == (2, 1)
        assert at.board.mode is None


async def test_other_keys_do_not_answer(seeds: Path) -> None:
    """A label key behind `d` neither deletes nor tags; the question stands."""
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "over 10,000 workers"), (4, "around 10,000 North Korean workers"))
        await at.type("dst")
        assert "has 1 link" in at.question
        assert [span.label for span in at.spans] == ["statistic", "statistic"]


@pytest.mark.parametrize("key", ["a", "d", "c", "i", "m", "'", "D"])
async def test_what_needs_a_chosen_span_says_how_to_choose_one(seeds: Path, key: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type(key)
        assert "No span is chosen. n goes to the next" in at.hint
