"""The passages that the tour is about, and what it has made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.session.tour import ACCOUNT, NUMBER, Passages, passages
from annotator.session.tour_traces import Traces, plan_take_back, told
from annotator.session.units import unit_extent
from tests.session.scene import Scene, extent_of
from tests.tui.seeded import seed

SAME = "five times less than other foreign workers"
"""What article 2 says of the number."""


@pytest.fixture
def sitting(database_path: Path) -> Iterator[Sitting]:
    """Somebody at the five seeds, in which nothing is tagged."""
    with Desk.open(seed(database_path)) as desk:
        ada = desk.call(lambda store: known_annotator(store, "Ada"))
        yield open_story(desk, ada.id, "seeds").sitting


def test_the_passages_are_in_the_seeds_and_nowhere_else(sitting: Sitting) -> None:
    found = passages(sitting.draft)
    text = sitting.draft.texts[found.document]
    assert (text[slice(*found.account)], text[slice(*found.number)]) == (ACCOUNT, NUMBER)
    numbers = [sitting.draft.documents[each].number for each in (found.document, found.silent)]
    assert numbers == [1, 3]
    # The label's own unit is what the tour says that its key takes.
    assert unit_extent(sitting.labels["testimony"], text, found.account[0]) == found.account
    with pytest.raises(Refused, match="seed articles"):
        passages(Scene().sitting.draft)


def test_what_is_done_already_is_known_whoever_did_it(sitting: Sitting) -> None:
    found, draft = passages(sitting.draft), sitting.draft
    assert not found.tagged_account(draft)
    assert not found.tagged_number(draft)
    assert not found.is_linked(draft)
    sitting.tag(found.document, found.account[0], found.account[0] + 20, "testimony")
    number = sitting.tag(found.document, *found.number, "statistic").span
    assert found.tagged_account(draft)
    assert number is not None
    _link(sitting, found, number)
    assert found.is_linked(draft)
    assert not found.is_answered(draft)
    sitting.absence(number, found.silent)
    assert found.is_answered(draft)


def _link(sitting: Sitting, found: Passages, number: str) -> None:
    document = sitting.documents[1].id
    start = sitting.draft.texts[document].index(SAME)
    sitting.link_passage(number, document, start, start + len(SAME), Relation.EQUIVALENT)


class Walked:
    """A short story in which a tour has tagged, linked, and marked and unmarked an article."""

    def __init__(self) -> None:
        self.scene = Scene()
        # What was there before: a highlight where the tour tags.
        self.highlight = self.scene.span(1, "beta", None)
        self.before = self.scene.content()
        self.traces = Traces()
        sitting, here = self.scene.sitting, self.scene.id_of
        self.tagged = self.walk(sitting.tag(here(1), *extent_of("beta"), "testimony"))
        self.number = self.walk(sitting.tag(here(1), *extent_of("alpha"), "statistic"))
        passage = here(2), *extent_of("gamma")
        self.linked = self.walk(sitting.link_passage(self.number, *passage, Relation.EQUIVALENT))
        self.walk(sitting.absence(self.number, here(3)))
        self.walk(sitting.undo())

    def walk(self, planned: Planned) -> str:
        self.scene.commit(planned)
        assert planned.step is not None
        self.traces.add(planned.step)
        return planned.span or ""

    def take_back(self) -> str:
        """Take the tour back; returns what that is called."""
        sitting = self.scene.sitting
        planned = sitting.do(plan_take_back(sitting.draft, sitting.history, self.traces))
        return self.scene.commit(planned).title

    def told(self) -> str:
        sitting = self.scene.sitting
        left = self.traces.left(sitting.draft, sitting.history)
        return told(left) if left else ""


def test_all_that_a_tour_made_goes_in_one_step_and_comes_back_in_one() -> None:
    """What it found is as it was, and what it has undone itself is not counted."""
    walked = Walked()
    made = walked.scene.content()
    assert walked.tagged == walked.highlight
    assert walked.told() == "2 tags, 1 link"
    assert walked.take_back() == "tour taken back: 2 tags, 1 link"
    assert walked.scene.content() == walked.before
    assert walked.told() == ""
    assert walked.take_back() == "nothing is left of the tour"
    walked.scene.commit(walked.scene.sitting.undo())
    assert walked.scene.content() == made
    assert walked.told() == "2 tags, 1 link"


def test_what_later_work_hangs_on_stays_and_so_does_what_was_changed_since() -> None:
    walked = Walked()
    scene = walked.scene
    own = scene.span(4, "delta")
    kept = scene.link(walked.linked, own)
    scene.commit(scene.sitting.note(walked.tagged, "mine"))
    assert walked.take_back() == "tour taken back: 1 tag, 1 link"
    assert scene.layer.links.keys() == {kept.id}
    assert scene.layer.spans.keys() == {walked.linked, walked.tagged, own}
    assert scene.the(walked.tagged).note == "mine"


def test_an_answer_that_stands_is_counted_by_its_article() -> None:
    walked = Walked()
    walked.walk(walked.scene.sitting.absence(walked.number, walked.scene.id_of(3)))
    assert walked.told() == "2 tags, 1 link, nothing here in 1 article"
