"""Which pairs of the queue are open, as the layer says it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.pairs import Decided, open_pairs
from annotator.session.suggesting.placed import PlacedSpans
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage
from tests.session.scene import WORDS, Scene, extent_of
from tests.session.test_properties import Act, acts, run


@pytest.fixture
def scene() -> Scene:
    return Scene()


def pair(scene: Scene, one: tuple[int, str], other: tuple[int, str]) -> PairOffer:
    """A pair of words of two articles."""
    a, b = (
        Offer(scene.id_of(article), *extent_of(word), word, 0.9, "strong", "")
        for article, word in (one, other)
    )
    return PairOffer(a, b, None)


def is_linked(scene: Scene, asked: PairOffer) -> bool:
    """Whether both passages are in one fact."""
    return Decided(scene.layer).links(passage_of(asked.a), passage_of(asked.b))


BETAS = ((1, "beta"), (2, "beta"))


def decide_linked(scene: Scene) -> None:
    scene.link(scene.span(1, "beta"), scene.span(2, "beta"))


def decide_linked_through_a_third(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(one, three)
    scene.link(three, two, Relation.CONTRADICTS)


def decide_different(scene: Scene) -> None:
    scene.link(scene.span(1, "beta"), scene.span(2, "beta"), Relation.DIFFERENT)


def decide_different_for_the_fact(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(one, three)
    scene.link(three, two, Relation.DIFFERENT)


def decide_refused(scene: Scene) -> None:
    a, b = (Passage(scene.id_of(article), *extent_of("beta")) for article in (1, 2))
    scene.commit(scene.sitting.refuse_pair(b, a))


def decide_refused_for_the_fact(scene: Scene) -> None:
    one, three = scene.span(1, "beta"), scene.span(3, "beta")
    scene.link(one, three)
    start, end = extent_of("beta")
    scene.commit(scene.sitting.refuse(three, Passage(scene.id_of(2), start, end + 2)))


def decide_refused_from_the_other_side(scene: Scene) -> None:
    span = scene.span(2, "beta")
    scene.commit(scene.sitting.refuse(span, Passage(scene.id_of(1), *extent_of("beta"))))


def decide_absent(scene: Scene) -> None:
    scene.commit(scene.sitting.absence(scene.span(2, "beta"), scene.id_of(1)))


def decide_absent_for_the_fact(scene: Scene) -> None:
    one, three = scene.span(1, "beta"), scene.span(3, "beta")
    scene.link(one, three)
    scene.commit(scene.sitting.absence(three, scene.id_of(2)))


def decide_filler(scene: Scene) -> None:
    scene.commit(scene.sitting.tag(scene.id_of(2), 0, len(WORDS), "filler"))


@pytest.mark.parametrize(
    "decide",
    [
        decide_linked,
        decide_linked_through_a_third,
        decide_different,
        decide_different_for_the_fact,
        decide_refused,
        decide_refused_for_the_fact,
        decide_refused_from_the_other_side,
        decide_absent,
        decide_absent_for_the_fact,
        decide_filler,
    ],
)
def test_a_pair_is_closed_by_what_is_said_and_open_again_without(
    scene: Scene, decide: Callable[[Scene], None]
) -> None:
    asked, other = pair(scene, *BETAS), pair(scene, (1, "theta"), (4, "theta"))
    assert open_pairs(scene.layer, [asked, other]) == [asked, other]
    decide(scene)
    assert open_pairs(scene.layer, [asked, other]) == [other]
    assert is_linked(scene, asked) is decide.__name__.startswith("decide_linked")
    scene.commit(scene.sitting.undo())
    assert open_pairs(scene.layer, [other, asked]) == [other, asked]


def test_tags_alone_close_nothing(scene: Scene) -> None:
    for article, word in BETAS:
        scene.span(article, word)
    assert len(open_pairs(scene.layer, [pair(scene, *BETAS)])) == 1


def test_other_bounds_close_a_pair_as_long_as_they_are_mostly_the_same(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two)
    start, end = extent_of("beta")
    scene.commit(scene.sitting.adjust(two, start, end + 6))
    assert not open_pairs(scene.layer, [pair(scene, *BETAS)])
    scene.commit(scene.sitting.adjust(two, *extent_of("gamma")))
    assert open_pairs(scene.layer, [pair(scene, *BETAS)])


def test_the_key_of_a_pair_says_where_it_is(scene: Scene) -> None:
    first, other = pair(scene, *BETAS), pair(scene, *reversed(BETAS))
    assert first.key != other.key
    assert first.key == pair(scene, *BETAS).key


@given(st.lists(acts(), max_size=12))
def test_linked_is_what_a_look_at_all_spans_finds(done: list[Act]) -> None:
    scene = Scene()
    for each in done:
        run(scene, each)
    for one in (1, 2):
        for word in WORDS.split()[:3]:
            asked = pair(scene, (one, word), (one + 1, "beta"))
            linked = any(
                passage_of(scene.the(link.a)).mostly(passage_of(a))
                and passage_of(scene.the(link.b)).mostly(passage_of(b))
                for link in scene.layer.links.values()
                for a, b in ((asked.a, asked.b), (asked.b, asked.a))
                if link.relation.joins
            )
            if linked:
                assert is_linked(scene, asked)
                assert not open_pairs(scene.layer, [asked])


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=12),
    st.tuples(st.integers(0, 30), st.integers(1, 10)),
)
def test_placed_spans_are_all_that_are_mostly_there(
    extents: list[tuple[int, int]], where: tuple[int, int]
) -> None:
    spans = [
        Span(str(number), "d", "ada", start, start + length, "x" * length)
        for number, (start, length) in enumerate(extents)
    ]
    passage = Passage("d", where[0], sum(where))
    found = {span.id for span in PlacedSpans(spans).mostly(passage)}
    assert found == {span.id for span in spans if passage_of(span).mostly(passage)}
