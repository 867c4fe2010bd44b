"""What a run of the program is told to have come to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.link import Relation
from annotator.domain.time_spent import TimeKey
from annotator.session.desk import Desk
from annotator.session.flagged import flagged_notes
from annotator.session.opening import open_story, save_place
from annotator.session.place import Place
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.session.sitting_summary import sitting_summary
from annotator.storage.store import Store
from tests.factories import ADA, BEN, TEXTS, import_story, make_batch, make_item, make_verdict
from tests.session.stores import new_store

LONG_AGO, FAR_OFF = "2000", "3000"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with new_store(tmp_path / "a.db") as store:
        import_story(store)
    with Desk.open(tmp_path / "a.db") as desk:
        yield desk


class Person:
    """Somebody at the story, each act committed at once."""

    def __init__(self, desk: Desk, sitting: str) -> None:
        self.desk = desk
        self.at: Sitting = open_story(desk, ADA.id, sitting_id=sitting).sitting
        self.documents = [each.id for each in self.at.documents]

    def does(self, planned: Planned) -> str:
        step = planned.step
        assert step is not None
        self.at.committed(self.desk.call(lambda store: store.commit(step)))
        return planned.span or ""


def test_it_tells_what_is_otherwise_than_before(desk: Desk) -> None:
    """What was undone, and what another sitting did, is not counted."""
    ada = Person(desk, "yesterday")
    one, two, three = ada.documents
    old, older = (ada.does(ada.at.tag(one, start, start + 4, "statistic")) for start in (0, 5))
    ada = Person(desk, "today")
    assert desk.call(lambda store: sitting_summary(store, ADA.id, "today", FAR_OFF)).is_empty
    new = ada.does(ada.at.tag(two, 0, 4, None))
    ada.does(ada.at.relabel(new, "testimony"))
    ada.does(ada.at.absence(new, three))
    ada.does(ada.at.note(old, "? sure"))
    ada.does(ada.at.delete(older))
    ada.does(ada.at.tag(three, 0, 4, None))
    ada.does(ada.at.undo())
    ada.does(ada.at.complete(two))
    ada.does(ada.at.relabel(old, "testimony"))
    ada.does(ada.at.relabel(old, "statistic"))
    keys = [TimeKey(ADA.id, each, "today") for each in (one, two)]
    saved = save_place(desk, ADA.id, Place("strike"), dict.fromkeys(keys, 90.0))
    saved.result()
    found = desk.call(lambda store: sitting_summary(store, ADA.id, "today", FAR_OFF))
    assert found.rows == {
        ("span", "made"): 1,
        ("span", "changed"): 1,
        ("span", "deleted"): 1,
        ("absence", "made"): 1,
        ("completion", "made"): 1,
    }
    assert (found.verdicts, found.seconds) == (0, 180.0)
    assert found.story is not None
    assert (found.story.name, found.story.complete, found.story.flagged) == ("strike", 1, 1)
    assert found.all_stories == (), "it is the only one"
    desk.call(lambda store: import_story(store, ["A flood."], story="flood"))
    with_another = desk.call(lambda store: sitting_summary(store, ADA.id, "today", FAR_OFF))
    assert with_another.story == found.story
    assert [each.name for each in with_another.all_stories] == ["flood", "strike"]
    (flagged,) = desk.call(lambda store: flagged_notes(store, ADA.id))
    assert (flagged.note, flagged.hit.start, flagged.hit.quote) == ("? sure", 0, TEXTS[0][:4])


def test_verdicts_and_their_time_count_too(desk: Desk) -> None:
    ada = Person(desk, "x")
    made = [ada.does(ada.at.tag(ada.documents[0], start, start + 4, None)) for start in (0, 5)]
    spans = [ada.at.layer.spans[each] for each in made]
    batch = make_batch(2)

    def review(store: Store) -> None:
        store.add_batch(batch, [make_item(batch, n, each) for n, each in enumerate(spans, 1)])
        for place in (1, 2):
            store.add_verdict(make_verdict(batch, place, seconds=4.5))

    desk.call(review)
    found = desk.call(lambda store: sitting_summary(store, BEN.id, "y", LONG_AGO))
    assert (found.verdicts, found.seconds, found.is_empty) == (2, 9.0, False)
    later = desk.call(lambda store: sitting_summary(store, BEN.id, "y", FAR_OFF))
    assert later.is_empty


def test_notes_of_links_and_of_all_stories_are_listed(desk: Desk) -> None:
    desk.call(lambda store: import_story(store, [f"{text} Again." for text in TEXTS], story="a"))
    for story, note in (("a", "? which year"), ("strike", "?")):
        ada = Person(desk, story)
        one, two, _ = (each.id for each in ada.at.documents)
        assert ada.at.story == story
        span = ada.does(ada.at.tag(two, 0, 4, None))
        ada.does(ada.at.note(span, "nothing to ask"))
        ada.does(ada.at.link_passage(span, one, 0, 4, Relation.PARTIAL))
        (link,) = ada.at.layer.links
        ada.does(ada.at.note(link, note))
        save_place(desk, ADA.id, Place("strike")).result()
    found = desk.call(lambda store: flagged_notes(store, ADA.id))
    assert [(each.hit.story, each.note, each.of_link) for each in found] == [
        ("a", "? which year", True),
        ("strike", "?", True),
    ]
    assert desk.call(lambda store: flagged_notes(store, BEN.id)) == []
