"""What the layer says of the passages that could be suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.link import Relation
from annotator.session.suggesting.claims import query_for
from annotator.session.suggesting.counterparts import counterpart
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage
from annotator.suggest.query import Query
from tests.session.scene import Scene, extent_of
from tests.session.test_properties import Act, acts, pick, run

PARTIAL, DIFFERENT = Relation.PARTIAL, Relation.DIFFERENT


@pytest.fixture
def scene() -> Scene:
    return Scene()


def passage(scene: Scene, article: int, word: str) -> Passage:
    return Passage(scene.id_of(article), *extent_of(word))


def query(scene: Scene, span: str, *articles: int) -> Query:
    """The query for a span, asked of some articles or of all."""
    wanted = [scene.id_of(each) for each in articles or (1, 2, 3, 4)]
    return query_for(scene.sitting.draft, span, wanted)


def test_the_span_comes_first_then_its_fact_by_distance(scene: Scene) -> None:
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(three, two)
    scene.link(two, one)
    members = [passage(scene, article, "beta") for article in (1, 2, 3)]
    assert list(query(scene, one).members) == members
    assert query(scene, one).claims.taken == query(scene, one).members
    assert query(scene, one, 2).claims.taken == (members[1],)


def test_members_of_other_facts_are_elsewhere(scene: Scene) -> None:
    one = scene.span(1, "beta")
    scene.span(2, "alpha")
    scene.link(scene.span(2, "gamma"), scene.span(3, "gamma"))
    scene.link(scene.span(2, "delta"), scene.span(3, "delta"), DIFFERENT)
    elsewhere = query(scene, one).claims.elsewhere
    assert set(elsewhere) == {passage(scene, 2, "gamma"), passage(scene, 3, "gamma")}
    assert query(scene, one, 3).claims.elsewhere == (passage(scene, 3, "gamma"),)


def test_what_a_member_refused_is_refused_for_the_fact(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, two, PARTIAL)
    scene.commit(scene.sitting.refuse(two, passage(scene, 3, "gamma")))
    scene.link(two, scene.span(4, "gamma"), DIFFERENT)
    refused = query(scene, one).claims.refused
    assert set(refused) == {passage(scene, 3, "gamma"), passage(scene, 4, "gamma")}
    assert query(scene, one, 4).claims.refused == (passage(scene, 4, "gamma"),)


def test_a_refusal_holds_the_other_way_round(scene: Scene) -> None:
    one = scene.span(1, "beta")
    scene.commit(scene.sitting.refuse(one, passage(scene, 2, "gamma")))
    two = scene.span(2, "gamma")
    assert query(scene, two).claims.refused == (passage(scene, 1, "beta"),)


def test_a_refused_pair_is_refused_for_spans_made_later(scene: Scene) -> None:
    a, b = passage(scene, 1, "beta"), passage(scene, 2, "gamma")
    scene.commit(scene.sitting.refuse_pair(a, b))
    one, two = scene.span(1, "beta"), scene.span(2, "gamma")
    assert query(scene, one).claims.refused == (b,)
    assert query(scene, two).claims.refused == (a,)
    assert query(scene, scene.span(1, "delta")).claims.refused == ()


def test_what_is_refused_for_a_part_is_not_for_the_whole(scene: Scene) -> None:
    inner = scene.span(1, "beta")
    scene.commit(scene.sitting.refuse(inner, passage(scene, 2, "gamma")))
    end = extent_of("theta")[1]
    planned = scene.commit(scene.sitting.tag(scene.id_of(1), 0, end, "testimony"))
    assert planned.span is not None
    assert query(scene, planned.span).claims.refused == ()


@given(st.lists(acts(), max_size=12), st.integers(0, 2**16))
def test_the_claims_agree_with_the_layer(done: list[Act], number: int) -> None:
    scene = Scene()
    for each in done:
        run(scene, each)
    if not scene.layer.spans:
        return
    span = pick(scene, number)
    asked = query(scene, span)
    assert asked.members[0] == passage_of(scene.the(span))
    assert asked.claims.taken == asked.members
    for article in (1, 2, 3, 4):
        there = [each for each in asked.members if each.document == scene.id_of(article)]
        known = counterpart(scene.layer, span, scene.id_of(article))
        if known is None:
            assert there in ([], [asked.members[0]])
        else:
            assert passage_of(known) in there


def test_the_counterpart_is_what_is_linked_directly(scene: Scene) -> None:
    one, two = scene.span(1, "beta"), scene.span(2, "alpha")
    direct, strong = scene.span(3, "gamma"), scene.span(3, "alpha")
    assert counterpart(scene.layer, one, scene.id_of(3)) is None
    scene.link(one, two)
    scene.link(two, strong)
    assert counterpart(scene.layer, one, scene.id_of(3)) == scene.the(strong)
    scene.link(one, direct, PARTIAL)
    assert counterpart(scene.layer, one, scene.id_of(3)) == scene.the(direct)
    equal = scene.span(3, "epsilon")
    scene.link(one, equal)
    assert counterpart(scene.layer, one, scene.id_of(3)) == scene.the(equal)
    assert counterpart(scene.layer, one, scene.id_of(4)) is None
