"""What is outlined: its bounds, the panes that follow, and what is asked for on request."""

from pathlib import Path

import pytest

from annotator.domain.link import Relation
from annotator.tui.board import answering
from tests.tui.offers import HERE, ScriptedScoring, offered, outlined
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, seated

# Bounds by clause


async def test_brackets_move_the_chosen_span_by_clauses(seeds: Path) -> None:
    async with seated(seeds, WIDE, scoring=ScriptedScoring({})) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type(">")
        assert at.chosen.id == span.id
        assert at.chosen.quote.startswith(NEEDLE)
        assert len(at.chosen.quote) > len(NEEDLE)
        await at.type("u")
        assert at.sitting.layer.spans[span.id].quote == NEEDLE


async def test_brackets_move_what_is_in_hand_before_it_is_accepted(seeds: Path) -> None:
    async with seated(seeds, WIDE, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.click_part("dock", "“18-hour shifts”")
        await at.type(">")
        longer = outlined(at)[2]
        assert longer.startswith("18-hour shifts")
        assert len(longer) > len("18-hour shifts")
        assert at.chosen.quote == NEEDLE
        await at.type("2")
        assert at.tags[-1] == ("statistic", longer)


async def test_a_click_on_an_outlined_passage_takes_it_in_hand(seeds: Path) -> None:
    async with seated(seeds, WIDE, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        pane = at.board.panes.in_view[2][1]
        assert pane.outline is not None
        await at.click(pane.outline[0] + 2, pane=pane)
        assert at.chosen.quote == NEEDLE
        assert at.article == 1
        assert " 3 ▸" in at.row("dock")
        await at.click_part("dock", "3 ▸")
        assert at.link.relation is Relation.EQUIVALENT


async def test_escape_lets_go_of_what_is_in_hand_first(seeds: Path) -> None:
    async with seated(seeds, WIDE, scoring=ScriptedScoring(HERE)) as at:
        await offered(at)
        await at.type("+2")
        assert "▸" in at.row("dock")
        await at.type("⎋")
        assert "▸" not in at.row("dock")
        assert at.chosen.quote == NEEDLE


# Following


async def test_the_other_panes_scroll_there_and_backspace_brings_them_back(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        panes = dict(zip((1, 2, 3), (pane for _, pane in at.board.panes.in_view), strict=True))
        panes[2].set_top_offset(0)
        before = {number: pane.top_offset for number, pane in panes.items()}
        await offered(at)
        focused = panes[1].top_offset
        assert panes[2].outline is not None
        assert panes[2].shows(panes[2].outline[0])
        assert panes[2].top_offset != before[2]
        await at.press("backspace")
        assert panes[2].top_offset == before[2]
        assert panes[1].top_offset == focused
        assert at.chosen.quote == NEEDLE


async def test_a_later_answer_takes_no_pane_away_again(seeds: Path) -> None:
    """The articles out of view are answered after those in view."""
    scoring = ScriptedScoring(HERE)
    async with seated(seeds, USUAL, scoring=scoring) as at:
        pane = at.board.panes.in_view[1][1]
        pane.set_top_offset(0)
        top = pane.top_offset
        scoring.held = True
        await at.tagged(1, NEEDLE)
        await at.until(lambda: len(scoring.asked) == 2)
        scoring.release(1)
        await at.until(lambda: pane.outline is not None)
        assert pane.top_offset != top
        await at.press("backspace")
        assert pane.top_offset == top
        scoring.release()
        await at.until(lambda: " 4 nothing close" in at.row("dock"))
        assert pane.top_offset == top


async def test_a_jump_and_what_followed_it_go_back_together(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await at.tagged(1, NEEDLE)
        await at.press("escape", "g")
        pane = at.board.panes.in_view[1][1]
        # It may have followed to the span that was just tagged, or not yet.
        pane.set_top_offset(0)
        top = pane.top_offset
        await at.type("n")
        await at.until(lambda: pane.outline is not None)
        assert pane.top_offset != top
        await at.press("backspace")
        assert pane.top_offset == top
        assert at.board.pane.caret == 0


async def test_panes_stay_when_follow_is_off(seeds: Path) -> None:
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        at.app.perform("offer.follow")
        pane = at.board.panes.in_view[1][1]
        top = pane.top_offset
        await offered(at)
        assert pane.outline is not None
        assert pane.top_offset == top


# What differs


async def test_what_differs_is_outlined_on_request(seeds: Path) -> None:
    differing = {2: ["6am to 2am", "18-hour shifts"]}
    async with seated(seeds, WIDE, scoring=ScriptedScoring(HERE, differing)) as at:
        await offered(at)
        await at.type("!!2")
        await at.until(lambda: outlined(at).get(2) == "6am to 2am")
        await at.type("!2")
        assert at.link.relation is Relation.CONTRADICTS
        assert at.tags[-1][1] == "6am to 2am"


async def test_the_sentence_model_is_switched_on_by_the_palette(seeds: Path) -> None:
    """What is outlined is asked for anew, compared so."""
    scoring = ScriptedScoring(HERE)
    async with seated(seeds, WIDE, scoring=scoring) as at:
        await offered(at)
        asked = len(scoring.asked)
        at.app.perform("offer.semantic")
        assert scoring.semantic
        await at.until(lambda: len(scoring.asked) > asked)
        await at.until(lambda: 3 in outlined(at))
        at.app.perform("offer.semantic")
        assert not scoring.semantic


async def test_without_a_sentence_model_it_is_said_and_nothing_changes(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "semantic_is_installed", lambda: False)
    scoring = ScriptedScoring(HERE)
    async with seated(seeds, WIDE, scoring=scoring) as at:
        at.app.perform("offer.semantic")
        assert "annotator[semantic]" in at.hint
        assert not scoring.semantic


async def test_at_eighty_columns_the_dock_still_names_passage_and_score(seeds: Path) -> None:
    async with seated(seeds, SMALL, scoring=ScriptedScoring(HERE)) as at:
        await at.tagged(1, NEEDLE)
        await at.until(lambda: "▹" in at.row("dock"))
        assert "2 ▹ 0.90 “18" in at.row("dock")
        await at.type("+2")
        assert at.row("dock").splitlines() == [" 2 ▸ “6am to 2am”", " 0.80 likely: 18 · hours"]
