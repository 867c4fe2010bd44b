"""What is outlined for the chosen span, and the digits that answer it."""

from pathlib import Path

import pytest

from annotator.domain.link import Relation
from tests.tui.offers import HERE, ScriptedScoring, offered, outlined
from tests.tui.seat import NEEDLE, USUAL, seated


async def test_each_article_has_its_best_passage_outlined_with_score_and_reason(
    seeds: Path,
) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        assert outlined(at) == {2: "18-hour shifts", 3: "up to 18 hours"}
        rows = at.row("dock").splitlines()
        assert " 2 ▹ 0.90 “18-hour shifts” likely: 18 · hours" in rows
        assert " 4 nothing close" in rows
        assert " 5 nothing close" in rows


async def test_a_digit_makes_the_span_and_the_link_in_one_step(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        before = len(at.steps())
        await at.type("3")
        assert at.tags == [("statistic", NEEDLE), ("statistic", "up to 18 hours")]
        assert at.link.relation is Relation.EQUIVALENT
        assert len(at.steps()) == before + 1
        await at.type("u")
        assert at.tags == [("statistic", NEEDLE)]


async def test_the_span_stays_chosen_so_one_burst_answers_every_article(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("p23")
        assert at.chosen.quote == NEEDLE
        await at.type("00")
        assert sorted(at.relations()) == [Relation.EQUIVALENT, Relation.PARTIAL]
        assert len(at.shown.absences) == 2
        assert at.sitting.progress.open == 0


@pytest.mark.parametrize(
    ("keys", "relation"),
    [
        ("=3", Relation.EQUIVALENT),
        ("e3", Relation.EQUIVALENT),
        ("~3", Relation.PARTIAL),
        ("p3", Relation.PARTIAL),
        ("!3", Relation.CONTRADICTS),
        ("r3", Relation.CONTRADICTS),
    ],
)
async def test_a_relation_before_the_digit(seeds: Path, keys: str, relation: Relation) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type(keys)
        assert at.link.relation is relation


async def test_another_relation_key_corrects_the_one_before(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("!p3")
        assert at.link.relation is Relation.PARTIAL


async def test_on_a_member_the_digit_changes_the_relation(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("3")
        await at.type("r3")
        assert at.link.relation is Relation.CONTRADICTS
        assert len(at.spans) == 2


async def test_minus_refuses_and_outlines_the_next(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("-2")
        (refused,) = at.shown.dismissals.values()
        assert refused.quote == "18-hour shifts"
        assert outlined(at)[2] == "6am to 2am"
        await at.type("-2")
        assert 2 not in outlined(at)
        assert " 2 nothing close" in at.row("dock")
        assert len(at.shown.dismissals) == 2


async def test_a_refusal_taken_back_is_outlined_again_and_the_span_stays_chosen(
    seeds: Path,
) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("-2")
        await at.type("u")
        assert outlined(at)[2] == "18-hour shifts"
        assert at.chosen.quote == NEEDLE
        await at.type("p2")
        assert at.link.relation is Relation.PARTIAL


async def test_a_link_taken_back_can_be_made_anew_at_once(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("3u")
        assert at.tags == [("statistic", NEEDLE)]
        await at.type("r3")
        assert at.link.relation is Relation.CONTRADICTS


async def test_plus_outlines_the_next_and_comes_round(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("+2")
        assert outlined(at)[2] == "6am to 2am"
        await at.type("+2")
        assert outlined(at)[2] == "18-hour shifts"
        assert not at.shown.dismissals


async def test_plus_shows_what_was_too_unsure_to_be_outlined(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("4")
        assert "nothing close was found" in at.hint
        await at.type("+44")
        assert at.tags[-1] == ("statistic", "two free days")


async def test_nothing_there_is_said_and_taken_back_by_the_same_keys(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("02")
        assert " 2 ∅ nothing here" in at.row("dock")
        assert 2 not in outlined(at)
        await at.type("02")
        assert outlined(at)[2] == "18-hour shifts"


async def test_nothing_anywhere_is_one_step(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        before = len(at.steps())
        await at.type("300")
        assert len(at.shown.absences) == 3
        assert len(at.steps()) == before + 2


async def test_a_digit_before_anything_is_outlined_does_nothing_and_says_so(seeds: Path) -> None:
    scoring = ScriptedScoring(HERE)
    scoring.held = True
    async with seated(seeds, USUAL, scoring=scoring) as at:
        await at.tagged(1, NEEDLE)
        await at.until(lambda: bool(scoring.asked))
        await at.type("3")
        assert "Nothing is outlined in article 3" in at.hint
        assert len(at.spans) == 1
        scoring.release()
        await at.until(lambda: 3 in outlined(at))
        await at.type("3")
        assert len(at.spans) == 2


async def test_digits_that_name_no_other_article_say_so(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await at.type("3")
        assert "No span is chosen" in at.hint
        await offered(at)
        await at.type("1")
        assert "where the chosen span itself stands" in at.hint
        await at.type("9")
        assert "no article 9" in at.hint


async def test_a_key_that_is_no_digit_leaves_the_wait_and_does_nothing(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("pd")
        assert len(at.spans) == 1
        assert "Nothing was done" in at.hint
        await at.type("t")
        assert at.chosen.label == "testimony"


async def test_an_answer_for_a_span_that_is_no_longer_chosen_is_dropped(seeds: Path) -> None:
    scoring = ScriptedScoring(HERE)
    scoring.held = True
    async with seated(seeds, USUAL, scoring=scoring) as at:
        await at.tagged(1, NEEDLE)
        await at.until(lambda: bool(scoring.asked))
        await at.type("⎋")
        assert at.board.chosen is None
        scoring.release()
        await at.settle()
        assert outlined(at) == {}


async def test_what_is_outlined_stays_while_links_are_made(seeds: Path) -> None:
    """It is asked once for a chosen span: what is typed ahead hits what was seen."""
    scoring = ScriptedScoring(HERE)
    async with seated(seeds, USUAL, scoring=scoring) as at:
        await offered(at)
        asked = len(scoring.asked)
        await at.type("3")
        await at.press("tab", "down")
        assert outlined(at) == {2: "18-hour shifts"}
        await at.press("space", "escape")
        assert len(scoring.asked) == asked


async def test_filler_needs_no_counterpart_and_is_not_asked_for(seeds: Path) -> None:
    scoring = ScriptedScoring(HERE)
    async with seated(seeds, USUAL, scoring=scoring) as at:
        await at.tagged(1, NEEDLE, "f")
        await at.tagged(2, "18-hour shifts")
        await at.until(lambda: bool(scoring.asked))
        assert set(scoring.asked) == {at.chosen.id}
