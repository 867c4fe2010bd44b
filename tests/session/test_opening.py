"""Opening a story from a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import NotSaved, Refused
from annotator.domain.link import Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.desk import Desk
from annotator.session.opening import open_story, save_place
from annotator.session.place import Place, Reading
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from tests.factories import ADA, BEN, TEXTS, import_story


@pytest.fixture
def desk(database_path: Path) -> Iterator[Desk]:
    with Desk.open(database_path, create=True) as desk:
        desk.call(lambda store: import_story(store, story="strike"))
        desk.call(lambda store: import_story(store, ("Water rose.", "The river rose."), story="a"))
        yield desk


def commit(desk: Desk, sitting: Sitting, planned: Planned) -> str:
    step = planned.step
    assert step is not None
    sitting.committed(desk.call(lambda store: store.commit(step)))
    return planned.span or ""


def test_the_first_story_opens_first_then_the_last_one(desk: Desk) -> None:
    assert open_story(desk, ADA.id).sitting.story == "a"
    save_place(desk, ADA.id, Place("strike")).result()
    assert open_story(desk, ADA.id).sitting.story == "strike"
    assert open_story(desk, BEN.id).sitting.story == "a"
    save_place(desk, ADA.id, Place("a")).result()
    assert open_story(desk, ADA.id).sitting.story == "a"


def test_a_story_opens_with_its_documents_and_texts(desk: Desk) -> None:
    opened = open_story(desk, ADA.id, "strike")
    documents = opened.sitting.documents
    assert [document.number for document in documents] == [1, 2, 3]
    assert tuple(opened.sitting.draft.texts[each.id] for each in documents) == TEXTS
    assert opened.place is None


def test_what_is_not_there_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no story “nope”"):
        open_story(desk, ADA.id, "nope")
    with (
        Desk.open(tmp_path / "empty.db", create=True) as empty,
        pytest.raises(Refused, match="nothing to annotate yet"),
    ):
        open_story(empty, ADA.id)


def test_everything_is_there_the_next_day(desk: Desk) -> None:
    today = open_story(desk, ADA.id, "strike").sitting
    one, two, _ = (document.id for document in today.documents)
    span = commit(desk, today, today.tag(one, 0, 19, "statistic"))
    commit(desk, today, today.link_passage(span, two, 2, 27, Relation.PARTIAL))
    reading = {one: Reading(7, None, 0)}
    save_place(desk, ADA.id, Place("strike", (two, one), 1, one, reading)).result()
    opened = open_story(desk, ADA.id)
    assert list(opened.sitting.layer) == list(today.layer)
    assert opened.place == Place("strike", (two, one), 1, one, reading)
    assert opened.sitting.progress == today.progress
    with pytest.raises(NeedsAnswer, match="another sitting"):
        opened.sitting.undo()
    commit(desk, opened.sitting, opened.sitting.undo(anyway=True))
    assert list(open_story(desk, ADA.id).sitting.layer) == [opened.sitting.layer.spans[span]]


def test_nobody_sees_another_s_layer(desk: Desk) -> None:
    today = open_story(desk, ADA.id, "strike").sitting
    commit(desk, today, today.tag(today.documents[0].id, 0, 19, "statistic"))
    assert not list(open_story(desk, BEN.id, "strike").sitting.layer)


def test_an_undo_into_another_story_names_it_and_is_committed(desk: Desk) -> None:
    strike = open_story(desk, ADA.id, "strike", sitting_id="run").sitting
    commit(desk, strike, strike.tag(strike.documents[0].id, 0, 19, "statistic"))
    other = open_story(desk, ADA.id, "a", sitting_id="run").sitting
    with pytest.raises(NeedsAnswer, match="in the story “strike”: statistic “Over 10,000 workers”"):
        other.undo()
    commit(desk, other, other.undo(anyway=True))
    assert not list(open_story(desk, ADA.id, "strike").sitting.layer)
    commit(desk, other, other.redo())
    assert len(list(open_story(desk, ADA.id, "strike").sitting.layer)) == 1


def test_two_sessions_see_each_other_s_steps(desk: Desk, database_path: Path) -> None:
    one = open_story(desk, ADA.id, "strike").sitting
    with Desk.open(database_path) as second:
        other = open_story(second, ADA.id, "strike").sitting
        span = commit(second, other, other.tag(other.documents[0].id, 0, 19, "statistic"))
        assert desk.call(lambda store: store.changed_elsewhere())
        assert one.absorb(desk.call(lambda store: list(store.steps_since(one.seq))))
        commit(desk, one, one.relabel(span, "testimony"))
        assert other.absorb(second.call(lambda store: list(store.steps_since(other.seq))))
    assert list(one.layer) == list(other.layer)
    assert one.layer.spans[span].label == "testimony"


def test_a_stale_step_is_not_stored_and_can_be_taken_back(desk: Desk, database_path: Path) -> None:
    one = open_story(desk, ADA.id, "strike").sitting
    span = commit(desk, one, one.tag(one.documents[0].id, 0, 19, "statistic"))
    with Desk.open(database_path) as second:
        other = open_story(second, ADA.id, "strike").sitting
        commit(second, other, other.relabel(span, "testimony"))
    stale = one.relabel(span, "filler").step
    assert stale is not None
    with pytest.raises(NotSaved, match="changed meanwhile"):
        desk.call(lambda store: store.commit(stale))
    assert one.take_back(stale) == [stale]
    assert one.absorb(desk.call(lambda store: list(store.steps_since(one.seq))))
    assert one.layer.spans[span].label == "testimony"
