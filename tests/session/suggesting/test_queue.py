"""Going through the pairs of a story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.link import Relation
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.queue import PairQueue, QueueTally
from tests.session.scene import WORDS, Scene, extent_of

NAMES = WORDS.split()


def pairs(scene: Scene, count: int = 4) -> list[PairOffer]:
    """The same word of articles 1 and 2, for so many words."""
    found = []
    for word in NAMES[:count]:
        a, b = (
            Offer(scene.id_of(article), *extent_of(word), word, 0.9, "strong", "")
            for article in (1, 2)
        )
        found.append(PairOffer(a, b, "statistic"))
    return found


class Person:
    """Goes through the queue of a scene; what is done is committed when `commit` says so."""

    def __init__(self, count: int = 4) -> None:
        self.scene, self.shown = Scene(), Scene()
        self.queue = PairQueue()
        self.take(count)

    def take(self, count: int = 4) -> None:
        """Have the pairs of so many words; what is skipped is that of the queue."""
        found = pairs(self.scene, count)
        self.queue.take(found, self.scene.layer, self.shown.layer, lambda pair: pair.label)

    @property
    def word(self) -> str | None:
        """The word of the pair in hand."""
        return None if self.queue.pair is None else self.queue.pair.a.quote

    @property
    def listed(self) -> list[str]:
        return [pair.a.quote for pair in self.queue.listed.values()]

    def accept(self) -> None:
        pair = self.queue.pair
        if pair is not None:
            self.scene.sitting.accept_pair(pair.a, pair.b, Relation.EQUIVALENT, pair.label)
            self.queue.follow(self.scene.layer)

    def refuse(self) -> None:
        pair = self.queue.pair
        if pair is not None:
            self.scene.sitting.refuse_pair(pair.a, pair.b)
            self.queue.follow(self.scene.layer)

    def undo(self) -> None:
        if self.scene.sitting.history.undoable() is not None:
            self.scene.sitting.undo()
            self.queue.follow(self.scene.layer)

    def commit(self) -> None:
        self.queue.catch_up(self.scene.layer, self.scene.layer)

    def skip(self) -> None:
        self.queue.skip()

    def previous(self) -> None:
        self.queue.previous()

    def next_undecided(self) -> None:
        self.queue.next_undecided()


def test_rows_and_figures_wait_for_the_commit() -> None:
    """And keys do not: the next pair is in hand at once."""
    person = Person()
    person.accept()
    assert person.word == "beta"
    assert person.listed == ["alpha", "beta", "gamma", "delta"]
    assert person.queue.tally == QueueTally(left=4)
    person.commit()
    assert person.listed == ["beta", "gamma", "delta"]
    assert person.queue.tally == QueueTally(left=3, linked=1)


def test_what_is_undone_is_in_hand_and_listed_once_that_is_committed() -> None:
    person = Person()
    person.accept()
    person.refuse()
    person.commit()
    assert person.queue.tally == QueueTally(left=2, linked=1, refused=1)
    person.undo()
    assert person.word == "beta"
    assert person.listed == ["beta", "gamma", "delta"]
    assert person.queue.tally.refused == 1
    person.commit()
    assert person.queue.tally == QueueTally(left=3, linked=1)


def test_skipped_pairs_come_last() -> None:
    person = Person()
    person.skip()
    person.skip()
    assert person.word == "gamma"
    person.previous()
    assert person.word == "beta"
    person.accept()
    assert person.word == "gamma"
    person.accept()
    person.accept()
    assert person.word == "alpha"
    person.commit()
    assert person.queue.tally == QueueTally(left=0, skipped=1, linked=3)
    assert person.queue.skipped == (pairs(person.scene)[0].key,), "the other is decided by now"


def test_pairs_that_were_put_off_earlier_stay_so() -> None:
    person = Person()
    person.skip()
    again = Person(0)
    again.queue.put_off(person.queue.skipped)
    again.take()
    assert again.word == "beta"
    assert again.queue.tally == QueueTally(left=3, skipped=1)


def test_ends_and_label_stay_with_the_pair() -> None:
    """Also when the pairs are worked out again; what is accepted has them."""
    person = Person()
    queue, scene = person.queue, person.scene
    assert queue.pair is not None
    end = extent_of("beta")[1]
    queue.adjust(queue.pair.b, (0, end), WORDS[:end])
    queue.relabel(None)
    person.take()
    assert (queue.pair.a.quote, queue.pair.b.quote) == ("alpha", "alpha beta")
    person.accept()
    assert sorted(span.quote for span in scene.layer.spans.values()) == ["alpha", "alpha beta"]
    assert {span.label for span in scene.layer.spans.values()} == {None}


def test_a_label_is_proposed_when_the_pair_is_in_hand_and_stays_then() -> None:
    """A proposal that changed under the eyes would be accepted unseen."""
    person = Person(0)
    proposed: list[str] = []

    def propose(pair: PairOffer) -> str:
        proposed.append(pair.a.quote)
        return f"label {len(proposed)}"

    layer = person.scene.layer
    person.queue.take(pairs(person.scene), layer, layer, propose)
    for _ in range(2):
        assert person.queue.pair is not None
        assert person.queue.pair.label == "label 1"
    person.skip()
    assert person.queue.pair is not None
    assert person.queue.pair.label == "label 2"
    assert proposed == ["alpha", "beta"]


def test_a_queue_without_pairs_has_nothing_in_hand() -> None:
    person = Person(0)
    for act in ("accept", "refuse", "skip", "previous", "next_undecided", "commit"):
        getattr(person, act)()
    person.queue.relabel("filler")
    person.queue.choose("x")
    assert person.queue.pair is None
    assert not person.queue.has_pairs
    assert person.queue.tally == QueueTally()


ACTS = ("accept", "refuse", "skip", "previous", "next_undecided", "undo", "commit")


@given(st.lists(st.sampled_from(ACTS), max_size=20))
def test_whatever_is_done_the_pair_in_hand_is_undecided(acts: list[str]) -> None:
    """And nothing is lost: every pair is left, skipped, linked or refused."""
    person = Person()
    for act in acts:
        getattr(person, act)()
        current, listed = person.queue.current, person.queue.listed
        undecided = [key for key in listed if person.queue.is_undecided(key)]
        assert current in undecided if undecided else current is None
    person.commit()
    again = Person(0)
    again.scene = again.shown = person.scene
    again.take()
    assert again.listed == person.listed, "what is looked at anew is what was kept"
    tally = person.queue.tally
    assert tally.left + tally.skipped + tally.linked + tally.refused == 4
    assert tally.left + tally.skipped == len(person.listed)
    assert tally.linked == len(person.scene.layer.links)
    assert tally.refused == len(person.scene.layer.dismissals)


@pytest.mark.parametrize("count", [1, 4])
def test_the_ends_of_the_list_stop(count: int) -> None:
    person = Person(count)
    assert not person.queue.previous()
    for _ in range(count - 1):
        assert person.queue.skip()
    assert not person.queue.skip()
    assert person.word == NAMES[count - 1]
