"""Sets and facts, and what keeps a component from being one."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.fact import fact_members, set_members
from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.formats.training.account import Account, Fate
from annotator.session.training.truth.closures import FACT_CONFLICT, SET_CONFLICT, closures
from tests.session.training.reading import counts_of

SPANS = "abcdefg"


@st.composite
def _graphs(draw: st.DrawFn) -> list[Link]:
    pairs = [(a, b) for a in SPANS for b in SPANS if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8))
    relations = st.sampled_from([Relation.EQUIVALENT, *Relation])
    return [Link(f"{a}{b}", "ana", a, b, draw(relations)) for a, b in chosen]


@given(links=_graphs())
@settings(max_examples=60)
def test_sets_and_facts_are_those_of_the_screen_but_for_conflicts(links: list[Link]) -> None:
    layer = Layer("ana", links)
    opposed = {Relation.DIFFERENT, Relation.CONTRADICTS}
    account = Account()
    sets, facts = closures(links, account)
    equal = {frozenset(set_members(layer, span)) for span in SPANS}
    joined = {frozenset(fact_members(layer, span)) for span in SPANS}
    sets_apart = [each for each in equal if _joins(each, links, opposed)]
    facts_apart = [each for each in joined if _joins(each, links, {Relation.DIFFERENT})]
    assert sets == _named(equal.difference(sets_apart))
    assert facts == _named(joined.difference(facts_apart))
    counts = {("set", SET_CONFLICT): len(sets_apart), ("fact", FACT_CONFLICT): len(facts_apart)}
    assert counts_of(account)[Fate.DROPPED] == Counter({k: n for k, n in counts.items() if n})


def _joins(members: frozenset[str], links: list[Link], relations: set[Relation]) -> bool:
    return any(
        link.relation in relations and members.issuperset((link.a, link.b)) for link in links
    )


def _named(components: set[frozenset[str]]) -> dict[str, str]:
    return {span: min(each) for each in components if len(each) > 1 for span in each}
