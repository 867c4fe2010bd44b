"""Passages: what should be there and is not."""

from pathlib import Path

import pytest

from annotator.domain.link import Relation
from annotator.domain.verdict import Judgement
from annotator.tui.layout.mark import Manner
from tests.tui.review.auditor import PASSAGES, Auditor, reviewing
from tests.tui.review.batches import SHIFTS
from tests.tui.seat import SMALL, WIDE


def outlined(at: Auditor, article: int) -> list[str]:
    """What is outlined in an article."""
    pane = at.pane(article)
    marks = pane.marks_in(0, len(pane.text))
    return [pane.text[each.start : each.end] for each in marks if each.manner is Manner.OUTLINED]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_paragraph_is_lit_between_the_articles(
    database_path: Path, size: tuple[int, int]
) -> None:
    async with reviewing(database_path, PASSAGES, size) as at:
        assert at.review.is_passage
        assert at.pane(1).lit == at.review.item.item.extent
        assert len(at.articles) == min(5, size[0] // 36)
        assert "What is missing here?" in at.card
        assert all(at.pane(number).lit is None for number in at.articles[1:])


async def test_a_label_key_marks_the_selection_or_the_unit_at_the_caret(
    database_path: Path,
) -> None:
    async with reviewing(database_path, PASSAGES) as at:
        here = at.quote
        await at.type("f")
        assert outlined(at, 1) == [here], "filler is a paragraph"
        assert at.place == 1, "there may be more"
        assert f"missing: filler “{here[:20]}" in at.card
        await at.type("vwwo")
        assert [each.amendment.label for each in at.verdicts] == ["filler", "official_statement"]
        assert len(outlined(at, 1)) == 2
        assert "0/3 · 2 errors · saved" in at.status
        await at.press("space", "space")
        assert len(at.verdicts) == 2, "a highlight says nothing that could be missing"
        await at.press("space", "t")
        assert at.verdicts[-1].amendment.label == "testimony"
        await at.type("y")
        assert at.judgements[-1] == (1, Judgement.ACCEPT)
        assert at.place == 2
        assert "1/3 · 3 errors" in at.status
        await at.type("N")
        assert "nothing else is missing" in at.card
        assert len(outlined(at, 1)) == 3


async def test_d_takes_back_what_is_missing_at_the_caret(database_path: Path) -> None:
    async with reviewing(database_path, PASSAGES) as at:
        await at.type("vws)d")
        assert outlined(at, 1) == []
        assert at.judgements[-1] == (1, Judgement.WITHDRAWN)
        await at.type("d")
        assert "Nothing was found missing" in at.hint
        await at.type("u")
        assert "nothing to undo" in at.hint
        await at.type("vwsu")
        assert outlined(at, 1) == []
        await at.type("U")
        assert len(outlined(at, 1)) == 1


async def test_a_missing_link_goes_from_the_passage_to_another_article(
    database_path: Path,
) -> None:
    """In one burst: mark what is missing, pin it, find the other end, and link."""
    async with reviewing(database_path, PASSAGES) as at:
        await at.type(f"vwwsm⇥/{SHIFTS}⏎~")
        span, link = at.verdicts
        assert span.amendment.label == "statistic"
        assert link.amendment.relation is Relation.PARTIAL
        assert link.amendment.passage is not None
        assert link.amendment.other is not None
        assert link.amendment.passage.extent == span.amendment.passage.extent  # type: ignore[union-attr]
        assert link.amendment.other.quote == SHIFTS
        assert outlined(at, 2) == [SHIFTS]
        assert at.place == 1
        assert "link from" in at.card, "it may be missed in more articles"
        await at.type("⇥")
        at.put_caret(3, "up to 18 hours")
        await at.type("=")
        assert at.verdicts[-1].amendment.other.quote == "up to 18 hours"  # type: ignore[union-attr]
        at.put_caret(3, "One escapee")
        await at.type("!")
        other = at.verdicts[-1].amendment.other
        assert other is not None
        assert other.quote.startswith("One escapee, identified only as")
        await at.type("⎋")
        assert "link from" not in at.card


async def test_a_link_needs_its_near_end(database_path: Path) -> None:
    async with reviewing(database_path, PASSAGES) as at:
        await at.type("=")
        assert "m first" in at.hint
        await at.type("m")
        assert "No span at the caret" in at.hint
        await at.type("vwm")
        assert "link from" in at.card
        assert at.pane(1).outline is not None
        await at.type("m")
        assert "link from" not in at.card
        await at.type("vwm=")
        assert at.verdicts == [], "both ends would be in one article"
        assert at.place == 1


async def test_what_is_outside_the_passage_is_refused(database_path: Path) -> None:
    async with reviewing(database_path, PASSAGES) as at:
        at.mark(1, "gruelling")
        await at.type("s")
        assert at.verdicts == []
        assert at.hint


async def test_a_passage_has_no_history(database_path: Path) -> None:
    async with reviewing(database_path, PASSAGES) as at:
        await at.type("i")
        assert at.app.screen is at.review
        assert "no history" in at.hint
