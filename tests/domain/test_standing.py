"""How members of a fact stand to one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.fact import fact_members
from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.domain.standing import End, Standing, direct, standings
from tests.factories import ADA

EQUIVALENT, PARTIAL = Relation.EQUIVALENT, Relation.PARTIAL
CONTRADICTS, DIFFERENT = Relation.CONTRADICTS, Relation.DIFFERENT

ends: st.SearchStrategy[End | None] = st.sampled_from(("near", "far", None))
said = st.builds(
    lambda relation, more: Standing(relation, more if relation is PARTIAL else None),
    st.sampled_from((EQUIVALENT, PARTIAL, CONTRADICTS)),
    ends,
)


def link(one: str, other: str, relation: Relation, more: str | None = None) -> Link:
    a, b = sorted((one, other))
    side = None if more is None else "a" if more == a else "b"
    return Link(a + b, ADA.id, a, b, relation, side)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (EQUIVALENT, EQUIVALENT, EQUIVALENT),
        (EQUIVALENT, PARTIAL, PARTIAL),
        (PARTIAL, PARTIAL, PARTIAL),
        (EQUIVALENT, CONTRADICTS, CONTRADICTS),
        (PARTIAL, CONTRADICTS, CONTRADICTS),
        (CONTRADICTS, CONTRADICTS, PARTIAL),
    ],
)
def test_relations_follow_one_another(one: Relation, other: Relation, together: Relation) -> None:
    assert Standing(one).then(Standing(other)) == Standing(together, None, 2)
    assert Standing(other).then(Standing(one)) == Standing(together, None, 2)


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [("near", "near", "near"), ("far", "far", "far"), ("near", "far", None), ("far", None, None)],
)
def test_which_says_more_follows_only_where_both_agree(
    one: End, other: End | None, more: End | None
) -> None:
    assert Standing(PARTIAL, one).then(Standing(PARTIAL, other)).more == more


@given(ends)
def test_an_equal_says_as_much(more: End | None) -> None:
    partial = Standing(PARTIAL, more)
    assert partial.then(Standing(EQUIVALENT)).more == more
    assert Standing(EQUIVALENT).then(partial).more == more


@given(said, said)
def test_the_way_back_is_the_way_there_reversed(one: Standing, other: Standing) -> None:
    assert one.then(other).reversed() == other.reversed().then(one.reversed())


def test_a_link_says_the_same_from_both_ends() -> None:
    partial = link("a", "b", PARTIAL, more="b")
    assert direct(partial, "a") == Standing(PARTIAL, "far")
    assert direct(partial, "b") == Standing(PARTIAL, "near")


def test_the_shortest_way_counts_then_the_strongest() -> None:
    links = [
        link("a", "b", PARTIAL),
        link("b", "c", EQUIVALENT),
        link("a", "c", CONTRADICTS),
        link("b", "d", EQUIVALENT),
        link("c", "d", EQUIVALENT),
        link("d", "e", DIFFERENT),
    ]
    assert standings(Layer(ADA.id, links), "a") == {
        "b": Standing(PARTIAL),
        "c": Standing(CONTRADICTS),
        "d": Standing(PARTIAL, None, 2),
    }


def test_of_equally_short_ways_the_strongest_counts_whichever_link_is_older() -> None:
    strong = [link("a", "b", EQUIVALENT), link("b", "d", EQUIVALENT)]
    weak = [link("a", "c", CONTRADICTS), link("c", "d", EQUIVALENT)]
    for links in (strong + weak, weak + strong):
        assert standings(Layer(ADA.id, links), "a")["d"] == Standing(EQUIVALENT, None, 2)


spans = st.sampled_from("abcdefgh")
graphs = st.dictionaries(
    st.tuples(spans, spans).filter(lambda pair: pair[0] < pair[1]), st.sampled_from(Relation)
).map(lambda found: [link(*pair, relation) for pair, relation in found.items()])


@given(graphs, spans)
def test_exactly_the_other_members_of_the_fact_have_a_standing(
    links: list[Link], origin: str
) -> None:
    layer = Layer(ADA.id, links)
    found = standings(layer, origin)
    assert found.keys() == fact_members(layer, origin) - {origin}
    for other, way in found.items():
        between = layer.link_between(origin, other)
        joined = between is not None and between.relation.joins
        assert (way.links == 1) is joined
        if between is not None and joined:
            assert way == direct(between, origin)
