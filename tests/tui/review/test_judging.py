"""Each key's meaning on spans, links and absences."""

from pathlib import Path

import pytest

from annotator.domain.link import Relation
from annotator.domain.verdict import Judgement, Reason, Severity
from tests.tui.review.auditor import ABSENCES, LINKS, SPANS, reviewing
from tests.tui.review.batches import FIRST, SHIFTS


async def test_y_accepts_and_goes_on(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        assert (at.place, at.quote) == (1, FIRST)
        assert "not judged yet" in at.card
        assert "0/23 · 0 errors · saved" in at.status
        await at.type("y")
        assert at.judgements == [(1, Judgement.ACCEPT)]
        assert at.place == 2
        assert "right: statistic “18-plus hour days”" in at.hint
        assert "1/23 · 0 errors · saved" in at.status
        await at.type("N")
        assert "✓ right" in at.card
        assert "right: statistic" not in at.hint, "it was said once"


@pytest.mark.parametrize(
    ("digit", "reason"),
    [("1", Reason.NOT_THIS), ("2", Reason.DUPLICATE), ("3", Reason.VAGUE)],
)
async def test_d_and_a_digit_say_why_it_should_not_be_there(
    database_path: Path, digit: str, reason: Reason
) -> None:
    async with reviewing(database_path) as at:
        await at.type("d")
        assert "Why should it not be here?" in at.card
        assert "1 not this  2 duplicate  3 too vague  4 other: say why" in at.hint
        assert at.verdicts == []
        await at.type(digit)
        (verdict,) = at.verdicts
        assert (verdict.judgement, verdict.reason) == (Judgement.SPURIOUS, reason)
        assert (verdict.severity, at.place) == (Severity.MAJOR, 2)
        assert "1/23 · 1 error · saved" in at.status


async def test_another_reason_is_asked_for(database_path: Path) -> None:
    """In one burst too; without one nothing is said of the item."""
    async with reviewing(database_path) as at:
        await at.type("d4⏎")
        assert at.verdicts == []
        assert at.place == 1
        await at.type("d4not yd of it⏎")
        (verdict,) = at.verdicts
        assert (verdict.reason, verdict.comment) == (Reason.OTHER, "not yd of it")
        assert at.place == 2


async def test_escape_takes_the_question_away(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("d⎋y")
        assert at.judgements == [(1, Judgement.ACCEPT)]


async def test_a_label_key_says_what_it_should_be(database_path: Path) -> None:
    """Its own label is right; the picker does the same."""
    async with reviewing(database_path) as at:
        await at.type("os")
        first, second = at.verdicts
        assert (first.judgement, first.amendment.label) == (
            Judgement.WRONG_LABEL,
            "official_statement",
        )
        assert second.amendment.label == "statistic", "the second span is a testimony"
        await at.type("s")
        assert at.verdicts[-1].judgement is Judgement.ACCEPT
        await at.press("space")
        assert "which label?" in at.hint
        assert "A quantity with what it counts" in at.card
        await at.type("f")
        assert at.verdicts[-1].amendment.label == "filler"
        await at.type("NNNN")
        assert "✗ should be official statement" in at.card


async def test_a_label_for_selected_text_is_refused(database_path: Path) -> None:
    """It would be taken for a missing span, which only passages have."""
    async with reviewing(database_path) as at:
        at.mark(1, "gruelling")
        await at.type("t")
        assert at.verdicts == []
        assert "in a passage only" in at.hint
        await at.type("⎋t")
        assert at.verdicts[0].amendment.label == "testimony"


async def test_a_moves_the_ends_and_keeps(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("a")
        assert "adjust" in at.hint
        assert at.selected_here == FIRST
        await at.type("<")
        assert at.selected_here == "18-plus hour"
        await at.type("a")
        (verdict,) = at.verdicts
        assert verdict.judgement is Judgement.WRONG_BOUNDARY
        assert verdict.severity is Severity.MINOR
        assert verdict.amendment.passage is not None
        assert verdict.amendment.passage.quote == "18-plus hour"
        assert at.place == 2
        await at.type("N")
        assert "should be “18-plus hour” (minor)" in at.card
        assert at.pane(1).outline == verdict.amendment.passage.extent


async def test_escape_drops_what_was_adjusted(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("a<<⎋")
        assert at.verdicts == []
        assert at.selected_here == ""
        await at.type("a⏎")
        assert at.judgements == [(1, Judgement.ACCEPT)], "its own bounds are right"


async def test_an_edge_key_begins_to_adjust(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type(">")
        assert "adjust" in at.hint
        assert at.selected_here.startswith(FIRST)
        assert at.selected_here != FIRST
        await at.type("⏎")
        assert at.judgements == [(1, Judgement.WRONG_BOUNDARY)]


async def test_label_and_bounds_make_one_verdict(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("oNa<a")
        amendment = at.verdicts[-1].amendment
        assert amendment.label == "official_statement"
        assert amendment.passage is not None
        assert at.audit.progress.decided == 1


@pytest.mark.parametrize(
    ("key", "relation"),
    [
        ("~", Relation.PARTIAL),
        ("p", Relation.PARTIAL),
        ("!", Relation.CONTRADICTS),
        ("r", Relation.CONTRADICTS),
        ("-", Relation.DIFFERENT),
    ],
)
async def test_a_relation_key_says_what_a_link_should_be(
    database_path: Path, key: str, relation: Relation
) -> None:
    async with reviewing(database_path, LINKS) as at:
        assert "= equivalent" in at.card
        assert at.articles == [1, 2]
        await at.type(key)
        (verdict,) = at.verdicts
        assert verdict.judgement is Judgement.WRONG_RELATION
        assert verdict.amendment.relation is relation
        assert at.place == (1 if relation is Relation.PARTIAL else 2)


async def test_partial_again_says_which_says_more_of_the_same_link(database_path: Path) -> None:
    """As on the board; `.` then goes on."""
    async with reviewing(database_path, LINKS) as at:
        await at.type("~")
        assert "~ again: which says more" in at.hint
        await at.type("~")
        assert at.place == 1
        assert [verdict.amendment.more for verdict in at.verdicts] == [None, "a"]
        await at.type(".")
        assert at.place == 2


async def test_a_label_is_picked_and_never_a_highlight(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type(" ")
        assert "which label?" in at.hint
        assert "highlight" not in at.hint
        await at.type(" ")
        assert at.verdicts == []
        await at.type("o")
        assert at.judgements == [(1, Judgement.WRONG_LABEL)]


@pytest.mark.parametrize("key", ["=", "e"])
async def test_the_relation_that_it_has_is_right(database_path: Path, key: str) -> None:
    async with reviewing(database_path, LINKS) as at:
        await at.type(key)
        assert at.judgements == [(1, Judgement.ACCEPT)]


@pytest.mark.parametrize("key", ["t", "a"])
async def test_a_link_has_neither_label_nor_ends(database_path: Path, key: str) -> None:
    async with reviewing(database_path, LINKS) as at:
        await at.type(key)
        assert at.verdicts == []
        assert at.place == 1
        assert "accept" not in at.hint, "it is said why"


async def test_an_absence_is_wrong_where_the_article_says_something(database_path: Path) -> None:
    """With the selection in that article, or the sentence at the caret."""
    async with reviewing(database_path, ABSENCES) as at:
        assert "nothing of this in article 5" in at.card
        assert at.articles == [1, 5]
        assert at.review.document.number == 5, "eyes go to what was not found"
        await at.type("=")
        assert at.verdicts == [], "nobody has pointed at anything yet"
        assert "Where does it say so?" in at.hint
        await at.type("⇥=")
        assert at.verdicts == []
        assert "Tab to the article" in at.hint
        at.mark(5, "exhausting hours")
        await at.type("~")
        (verdict,) = at.verdicts
        assert verdict.judgement is Judgement.WRONG_RELATION
        assert verdict.amendment.relation is Relation.PARTIAL
        assert verdict.amendment.passage is not None
        assert verdict.amendment.passage.quote == "exhausting hours"
        assert "is said there" in at.card
        assert at.pane(5).outline == verdict.amendment.passage.extent
        at.put_caret(5, "These narratives")
        await at.type("=")
        passage = at.verdicts[-1].amendment.passage
        assert passage is not None
        assert passage.quote.startswith("These narratives illustrate")


async def test_the_last_verdict_says_that_all_are_judged(database_path: Path) -> None:
    async with reviewing(database_path, ABSENCES) as at:
        await at.type("y")
        assert at.place == 1
        assert "Nothing is left to be judged here" in at.hint
        assert "✓" in at.card


async def test_a_question_makes_a_verdict_and_a_note_does_not(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("cyes and no⏎")
        assert at.verdicts == []
        assert at.place == 1
        await at.type("y")
        assert at.verdicts[-1].comment == "yes and no"
        assert at.place == 2
        await at.type("c? who counted⏎")
        assert at.verdicts[-1].judgement is Judgement.UNSURE
        assert at.place == 3
        assert "1 unsure" in at.status
        await at.type("N")
        assert "? question “? who counted”" in at.card


async def test_a_note_goes_with_the_verdict_that_holds(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("yNcso it is⏎")
        assert at.place == 1, "nothing new was decided"
        assert [each.comment for each in at.verdicts] == ["", "so it is"]
        assert "✓ right · so it is" in at.card


async def test_u_takes_back_and_goes_there(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        await at.type("yyd1")
        assert at.place == 4
        await at.type("u")
        assert at.place == 3
        assert "withdrawn" in at.hint
        assert "not judged yet" in at.card
        await at.type("u")
        assert at.place == 2
        await at.type("U")
        assert at.place == 2
        assert "✓ right" in at.card
        await at.press("ctrl+r")
        assert at.place == 3
        assert at.audit.progress.decided == 3
        await at.type("uuuu")
        assert "nothing to undo" in at.hint


async def test_keys_that_do_nothing_here_say_so(database_path: Path) -> None:
    async with reviewing(database_path, SPANS) as at:
        await at.type("m")
        assert "in passages" in at.hint
        await at.type("E")
        assert "No command for E here" in at.hint
        await at.paste("yyy")
        assert "does not run as commands" in at.hint
        assert at.verdicts == []


async def test_twins_of_articles_stand_beside_a_span(database_path: Path) -> None:
    """Its oldest link's first; ' turns to the next, a click in the card to any."""
    async with reviewing(database_path) as at:
        assert at.articles == [1, 2]
        pane = at.pane(2)
        assert SHIFTS in pane.text[slice(*pane.view_extent)]
        await at.type("'")
        assert at.articles == [1, 3]
        await at.click_part("card", "18-hour days from 6 am")
        assert at.articles == [1, 4]
        await at.type("'")
        assert at.articles == [1, 2]
