"""A batch over several stories and annotators."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from annotator.session import desk
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.opening import open_story
from annotator.session.sitting import Sitting
from tests.factories import TEXTS
from tests.tui.review.auditor import SPANS, Auditor, at_batch
from tests.tui.review.batches import WHOSE, do, draw_from, rita, seat_layer
from tests.tui.review.test_saving import held_up

OTHER = "yorick"
"""Another annotator; he has tagged something in both stories."""

STRIKE = "strike"
"""Comes after the seeds."""


def tag(desk: Desk, sitting: Sitting, article: int, words: str) -> None:
    document = sitting.documents[article - 1].id
    start = sitting.draft.texts[document].index(words)
    do(desk, sitting, sitting.tag(document, start, start + len(words), "testimony"))


@asynccontextmanager
async def at_layers(path: Path) -> AsyncIterator[Auditor]:
    """A batch of the spans of two annotators in two stories."""
    seat_layer(path)
    for number, text in enumerate(TEXTS):
        (path.parent / f"{number}.txt").write_text(text)
    files = [path.parent / f"{number}.txt" for number in range(len(TEXTS))]
    with Desk.open(path) as desk:
        reviewer = rita(desk)
        options = ImportOptions(story=STRIKE)
        desk.call(lambda store: import_paths(store, files, reviewer, options))
        desk.call(lambda store: known_annotator(store, OTHER))
        sittings = {
            (who, story): open_story(desk, who, story).sitting
            for who in (WHOSE, OTHER)
            for story in ("seeds", STRIKE)
        }
        tag(desk, sittings[OTHER, "seeds"], 1, "gruelling")
        tag(desk, sittings[OTHER, "seeds"], 5, "harsh reality")
        tag(desk, sittings[OTHER, STRIKE], 1, "I ran")
        tag(desk, sittings[WHOSE, STRIKE], 3, "We are tired")
        batch = draw_from(desk, list(sittings.values()), SPANS)
        async with at_batch(desk, batch.id) as at:
            yield at


async def test_each_item_stands_among_the_spans_of_its_annotator(database_path: Path) -> None:
    async with at_layers(database_path) as at:
        aliases = set()
        for item in at.audit.batch_items:
            assert at.place == item.place
            pane = at.review.panes.pane_showing(item.document)
            assert pane is not None
            assert pane.text[item.start : item.end] in at.card.replace("\n", " ")
            marked = {mark.id for mark in pane.marks_in(0, len(pane.text))}
            layer = at.review.open_layer
            assert layer.annotator == item.annotator
            assert marked == {span.id for span in layer.spans_of(item.document)}
            aliases.add((item.annotator, at.card.split(" · ")[1]))
            await at.type("n")
        assert len(aliases) == 2, "each has one name"
        assert {name for _, name in aliases} == {"annotator 1", "annotator 2"}
        assert "last item" in at.hint


async def test_the_running_text_leads_through_every_item_once(database_path: Path) -> None:
    async with at_layers(database_path) as at:
        await at.press("enter")
        first = at.place
        seen = [first]
        for _ in at.audit.batch_items[1:]:
            await at.type("n")
            seen.append(at.place)
        assert sorted(seen) == [item.place for item in at.audit.batch_items]
        assert at.review.draft.story == STRIKE
        await at.type("n")
        assert "last item" in at.hint


async def test_all_can_be_judged_in_one_burst_across_layers(database_path: Path) -> None:
    async with at_layers(database_path) as at:
        total = len(at.audit.batch_items)
        await at.type("y" * total)
        assert [place for place, _ in at.judgements] == list(range(1, total + 1))


async def test_what_cannot_be_read_now_leaves_the_item_in_hand(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other layer is not in memory yet, and another program holds the database."""
    async with at_layers(database_path) as at:
        total = len(at.audit.batch_items)
        let_go = held_up(at)

        def far() -> bool:
            at.audit.go(total)
            return True

        with monkeypatch.context() as patch:
            patch.setattr(desk, "PATIENCE", 0.1)
            at.review.go(far)
        assert (at.place, at.audit.place) == (1, 1)
        assert "another program" in at.review.message[0]
        let_go.set()
        await at.settle()
        at.review.go(far)
        at.review.refresh_readouts()
        assert at.place == total
        assert "We are tired" in at.card
