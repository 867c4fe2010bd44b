from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from tests.tui.pairs import (
    HOURS,
    SENT,
    Asked,
    answer,
    at_queue,
    listed,
    passages,
    quotes,
    strips,
    words,
)
from tests.tui.seat import SMALL, WIDE, seated

# What is seen


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_queue_lists_what_is_left_best_first(seeds: Path, size: tuple[int, int]) -> None:
    """Then the card of the first: both passages in their sentences, score, reasons, label."""
    async with at_queue(seeds, size) as (at, _):
        rows = listed(at)
        assert [row.split()[:2] for row in rows] == [
            ["▸", "0.93"],
            ["0.71", "strong"],
            ["0.55", "likely"],
            ["0.34", "possible"],
        ]
        assert "1 “18-plus hour days”" in rows[0]
        assert "2 “18-hour shifts”" in rows[0]
        assert "4 left · 0 linked · 0 refused · 0 skipped" in at.row("titles")
        card = " ".join(at.row("card").split())
        for words in ("0.93 strong", "18 · hours/hour", "statistic", "000_950917598fa7dac1.txt"):
            assert words in card
        assert passages(at) == ["18-plus hour days", "18-hour shifts"]
        assert "gruelling" in card
        widths = {row.cell_length for row in strips(at)}
        assert widths == {size[0]}


async def test_the_screen_waits_for_nothing(seeds: Path) -> None:
    """While the pairs are worked out it says so, and goes away when asked to."""
    async with at_queue(seeds, answered=False) as (at, asked):
        assert "Working out" in at.row("list")
        await at.press("?", "escape", "escape")
        assert at.at_board
        assert asked.futures[0].cancelled(), "nobody waits any more"
        await at.press("Q")
        await answer(at, asked)
        assert len(listed(at)) == 4


async def test_a_refusal_of_the_engine_is_told(seeds: Path) -> None:
    async with at_queue(seeds, answered=False) as (at, asked):
        asked.futures[0].set_exception(AnnotatorError("The suggestions have stopped.", "Try Q."))
        await at.until(lambda: "have stopped" in at.row("list"))
        await at.type("=")
        assert at.steps() == []


async def test_nothing_alike_is_told(seeds: Path) -> None:
    async with at_queue(seeds, answered=False) as (at, asked):
        await answer(at, asked, [])
        assert "No two passages" in at.row("list")
        await at.type("=-n.<")
        assert at.steps() == []


async def test_without_suggestions_there_is_no_queue(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.press("f7")
        assert at.at_board
        assert "Suggestions are off" in at.hint


# Deciding


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("=", "equivalent"),
        ("e", "equivalent"),
        ("~", "partial"),
        ("p", "partial"),
        ("!", "contradicts"),
        ("r", "contradicts"),
    ],
)
async def test_a_relation_key_links_at_once(seeds: Path, key: str, relation: str) -> None:
    """Two spans with the label that is shown, and their link, are one step."""
    async with at_queue(seeds) as (at, _):
        await at.type(key)
        assert at.link.relation == relation
        assert at.tags == [("statistic", "18-plus hour days"), ("statistic", "18-hour shifts")]
        assert len(at.steps()) == 1
        assert at.stored() == at.spans
        assert "3 left · 1 linked" in at.row("titles")
        assert len(listed(at)) == 3
        assert passages(at)[0].startswith("over 10,000")


async def test_the_label_of_what_is_tagged_already_is_proposed(seeds: Path) -> None:
    """Else the likeliest; the picker begins at it."""
    async with seated(seeds, WIDE) as at:
        await at.tagged(*HOURS[1], key="o")
        asked = Asked()
        at.app.scoring = asked  # type: ignore[assignment]
        await at.press("Q")
        await answer(at, asked)
        assert "both become official statement" in " ".join(at.row("card").split())
        await at.press("space", "enter", "=", "N")
        assert {each.label for each in at.spans} == {"official_statement"}
        assert "both become statistic" in " ".join(at.row("card").split())


@pytest.mark.parametrize(
    ("keys", "label"), [("o", "official_statement"), (" t", "testimony"), ("  ", None)]
)
async def test_both_passages_get_the_label_that_was_chosen(
    seeds: Path, keys: str, label: str | None
) -> None:
    async with at_queue(seeds) as (at, _):
        await at.press(*("space" if key == " " else key for key in keys))
        name = "highlight only" if label is None else label.replace("_", " ")
        assert f"both become {name}" in " ".join(at.row("card").split())
        assert at.steps() == []
        await at.type("=n=")
        assert [each.label for each in at.spans][:1] == [label]
        assert {each.label for each in at.spans} == {label, "statistic"}


async def test_what_is_refused_is_gone(seeds: Path) -> None:
    """Kept as a hard negative; it makes no span."""
    async with at_queue(seeds) as (at, _):
        await at.type("--")
        assert at.spans == []
        assert len(at.shown.dismissals) == 2
        assert "2 left · 0 linked · 2 refused" in at.row("titles")
        await at.type("u")
        assert "3 left · 0 linked · 1 refused" in at.row("titles")
        assert passages(at)[0].startswith("over 10,000")


async def test_undo_and_redo_bring_the_pair_back_and_away(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.type("==u")
        assert quotes(at.shown) == words(HOURS)
        assert passages(at)[0].startswith("over 10,000")
        await at.type("u")
        assert passages(at)[0] == "18-plus hour days"
        await at.type("UU")
        assert quotes(at.shown) == words(HOURS, SENT)
        assert passages(at)[0] == "just two days off a year"
        assert "redid" in at.status


async def test_a_question_is_asked_in_the_queue(seeds: Path) -> None:
    """As on the board: in full, with its answers as keys, and every other key waits."""
    async with at_queue(seeds) as (at, _):
        await at.type("=")
    async with at_queue(seeds) as (at, _):
        await at.type("u")
        assert "another sitting" in at.row("list")
        await at.type("n=⎋")
        assert len(at.steps()) == 1
        await at.type("u⏎")
        assert at.spans == []
        assert passages(at)[0] == "18-plus hour days"


# Ends


async def test_the_ends_of_the_side_in_hand_move_by_clauses(seeds: Path) -> None:
    """Shown at once, stored with the link; the other side stays."""
    async with at_queue(seeds) as (at, _):
        await at.type("n")
        await at.type("[")
        assert passages(at)[0].startswith("Despite this, over 10,000")
        await at.type("]>")
        assert passages(at)[0].endswith("with numbers expected to rise to 50,000")
        await at.type("<⇥>")
        assert passages(at) == [SENT[0][1], "over 13,000 North Koreans entered Russia"]
        assert at.steps() == []
        await at.type("=")
        assert quotes(at.shown) == {
            frozenset((SENT[0][1], "over 13,000 North Koreans entered Russia"))
        }
        assert len(listed(at)) == 3


async def test_a_passage_never_becomes_empty(seeds: Path) -> None:
    async with at_queue(seeds) as (at, _):
        await at.press(*"]]]]<<<<<<<<")
        assert passages(at)[0]
        await at.type("=")
        assert all(span.start < span.end for span in at.spans)
