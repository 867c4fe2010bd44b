"""What the card says of an item."""

from dataclasses import replace
from pathlib import Path

from annotator.domain.batch import SamplingPlan
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.session.desk import Desk
from annotator.session.labelling import plan_edit_label
from annotator.session.opening import open_story
from annotator.tui.review.card import Card, definition_rows
from tests.tui.review.auditor import LINKS, SPANS, Auditor, at_batch, reviewing
from tests.tui.review.batches import FIRST, WHOSE, do, draw, seat_layer
from tests.tui.seat import SMALL


def card_of(at: Auditor) -> Card:
    review = at.review
    return Card(review.item, review.standing, review.draft, "annotator 1", 23)


def lines(card: Card, width: int = 80, height: int = 8) -> list[str]:
    return ["".join(part.text for part in row) for row in card.rows(width, height)]


async def test_all_that_is_known_of_a_span(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        assert lines(card_of(at)) == [
            " 1 of 23 · annotator 1 ·  statistic  definition 1, in force",
            " not judged yet",
            f" “{FIRST}”",
            " = 2 “18-hour shifts”",
            " ~ 3 “up to 18 hours”",
            " ~ 4 “18-hour days from 6 am to 2 am”",
            " ∅ nothing in 5",
        ]
        assert len(lines(card_of(at), height=5)) == 5


async def test_a_long_quote_takes_the_room_that_is_left_and_no_more(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        card = card_of(at)
        record = card.item.record
        assert isinstance(record, Span)
        long = replace(record, quote="wide words " * 40)
        card = replace(card, item=replace(card.item, record=long))
        shown = lines(card, height=8)
        assert len(shown) == 8
        assert shown[2].startswith(" “wide words")
        assert shown[3].endswith("…") or shown[2].endswith("…")
        assert max(map(len, shown)) <= 80


async def test_a_link_says_which_article_says_more(database_path: Path) -> None:
    async with reviewing(database_path, LINKS) as at:
        card = card_of(at)
        record = card.item.record
        assert isinstance(record, Link)
        partial = replace(record, relation=Relation.PARTIAL, more="a")
        shown = lines(replace(card, item=replace(card.item, record=partial)))
        assert " ~ partial, 1 says more " in shown[0]
        assert shown[2:] == [f" 1 “{FIRST}”", " 2 “18-hour shifts”"]


async def test_what_was_purged_is_gone(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        gone = replace(at.review.item, record=None, spans=(), changed="deleted")
        shown = lines(replace(card_of(at), item=gone))
        assert "a span that is gone" in shown[0]
        assert "cannot be judged any more" in shown[2]


async def test_an_earlier_definition_is_told(database_path: Path) -> None:
    """The page beside the span has the one in force, and those of the other labels."""
    seat_layer(database_path)
    with Desk.open(database_path) as desk:
        sitting = open_story(desk, WHOSE, "seeds").sitting
        revised = plan_edit_label(sitting.labels, "statistic", {"definition": "A number."})
        do(desk, sitting, sitting.do(revised))
        batch = draw(desk, sitting, SPANS, plan=SamplingPlan.EARLIER_DEFINITION, core=0.3)
        async with at_batch(desk, batch.id, SMALL) as at:
            assert "made under definition 1; 2 is in force" in at.card
            assert "random core" in at.status
            await at.type("n" * 22)
            assert "A number." in at.row("beside")


async def test_a_highlight_stands_beside_all_labels(database_path: Path) -> None:
    async with reviewing(database_path) as at:
        page = definition_rows(None, at.review.labels, (40, 60))
        text = "\n".join("".join(part.text for part in row) for row in page)
        for label in at.review.labels.in_use:
            assert label.name in text
        names = [label.name for label in at.review.labels.in_use]
        span = next(iter(at.review.open_layer.spans.values()))
        for height, first in ((60, names[0]), (5, at.review.labels[span.label or ""].name)):
            own = definition_rows(span, at.review.labels, (40, height))
            assert own[0][1].text.strip() == first
            assert [part.style for row in own for part in row].count("active") == 1
        assert max(map(len, text.splitlines())) <= 40
