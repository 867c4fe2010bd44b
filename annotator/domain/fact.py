"""Facts and sets: what follows from the links that people drew.

A *set* is a connected component over `equivalent` links, a *fact* one over every relation that
joins. Both are derived and never stored.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation


@dataclass(frozen=True, slots=True)
class Fact:
    """Spans that state one fact, and where it is absent."""

    number: int
    """The place of its oldest link among the annotator's links of the story."""
    members: frozenset[str]
    """Span ids, two or more."""


def component(layer: Layer, span: str, joins: Callable[[Link], bool]) -> set[str]:
    """The span ids reached from `span`, itself included, over the links `joins` lets through."""
    reached = {span}
    waiting = [span]
    while waiting:
        current = waiting.pop()
        for link in layer.links_of(current):
            other = link.other(current)
            if other not in reached and joins(link):
                reached.add(other)
                waiting.append(other)
    return reached


def fact_members(layer: Layer, span: str) -> set[str]:
    """The span ids of the fact that `span` belongs to; itself alone where nothing is linked."""
    return component(layer, span, lambda link: link.relation.joins)


def set_members(layer: Layer, span: str) -> set[str]:
    """The span ids that are equivalent to `span`, itself included."""
    return component(layer, span, lambda link: link.relation is Relation.EQUIVALENT)


def links_among(layer: Layer, members: Iterable[str]) -> list[Link]:
    """The joining links of a fact's members, oldest first."""
    links = {
        link.id: link
        for member in members
        for link in layer.links_of(member)
        if link.relation.joins
    }
    return sorted(links.values(), key=lambda link: layer.link_number(link.id))


def fact_of(layer: Layer, span: str) -> Fact | None:
    """The fact that `span` belongs to, or none where nothing is linked to it."""
    members = fact_members(layer, span)
    if len(members) < 2:
        return None
    oldest = links_among(layer, members)[0]
    return Fact(layer.link_number(oldest.id), frozenset(members))


def facts(layer: Layer) -> list[Fact]:
    """All facts of a layer by number."""
    found: list[Fact] = []
    seen: set[str] = set()
    for link in layer.links.values():
        if link.relation.joins and link.a not in seen:
            fact = fact_of(layer, link.a)
            if fact is not None:
                seen |= fact.members
                found.append(fact)
    return sorted(found, key=lambda fact: fact.number)


def absent_documents(layer: Layer, members: Iterable[str]) -> set[str]:
    """The documents that say nothing of the fact with these members."""
    return {absence.document for member in members for absence in layer.absences_of(member)}


def conflict(layer: Layer, one: str, other: str, relation: Relation) -> Link | None:
    """The link that a new one would contradict by closure, or none.

    An `equivalent` link joins two sets: a pair across them that is marked `different` or
    `contradicts` conflicts. Any joining link joins two facts: a pair marked `different` conflicts.
    A `contradicts` link conflicts with a chain of equivalents between its ends, a `different` one
    with any chain.
    """
    pair = {one, other}
    if relation is Relation.DIFFERENT:
        return _chained(layer, one, other, lambda link: link.relation.joins)
    if relation is Relation.CONTRADICTS:
        chained = _chained(layer, one, other, lambda link: link.relation is Relation.EQUIVALENT)
        if chained is not None:
            return chained
    if relation is Relation.EQUIVALENT:
        opposed = {Relation.DIFFERENT, Relation.CONTRADICTS}
        marked = _marked(layer, set_members(layer, one) | set_members(layer, other), opposed, pair)
        if marked is not None:
            return marked
    joined = fact_members(layer, one) | fact_members(layer, other)
    return _marked(layer, joined, {Relation.DIFFERENT}, pair)


def _chained(layer: Layer, one: str, other: str, joins: Callable[[Link], bool]) -> Link | None:
    """A link at `one` on a chain to `other` that is not the direct link, or none."""
    direct = layer.link_between(one, other)

    def leads(link: Link) -> bool:
        return link is not direct and joins(link)

    if other not in component(layer, one, leads):
        return None
    return next(link for link in layer.links_of(one) if leads(link))


def _marked(
    layer: Layer, members: set[str], relations: set[Relation], but_not: set[str]
) -> Link | None:
    """A link of one of these relations inside `members`, the pair `but_not` aside."""
    for member in members:
        for link in layer.links_of(member):
            pair = {link.a, link.b}
            if link.relation in relations and pair <= members and pair != but_not:
                return link
    return None
