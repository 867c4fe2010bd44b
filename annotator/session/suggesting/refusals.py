"""Passages that a person refused, with what they were refused for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.link import Dismissal
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage


@dataclass(frozen=True, slots=True)
class Refusal:
    """Two passages of different documents that do not say the same: so a dismissal says."""

    dismissal: Dismissal
    near: Passage
    """The span that it was refused for, or the first passage of a refused pair."""
    far: Passage
    """The passage that was refused."""


def refusals(layer: Layer) -> Iterator[Refusal]:
    """The refusals of a layer; a dismissal whose span is not there says nothing."""
    for dismissal in layer.dismissals.values():
        near = dismissal.near or layer.spans.get(dismissal.span or "")
        if near is not None:
            yield Refusal(dismissal, passage_of(near), passage_of(dismissal))


def refused_for(layer: Layer, members: Collection[str]) -> list[Passage]:
    """The passages that were refused for the spans with these ids, and what is marked different.

    A refusal holds both ways: what a passage was refused for is refused for a member on that
    passage. There, and where no span was refused for, both have to be nearly the same stretch: a
    statistic inside a testimony is another matter.
    """
    spans = [layer.spans[member] for member in members if member in layer.spans]
    passages = [passage_of(span) for span in spans]
    found: list[Passage] = []
    for each in refusals(layer):
        if each.dismissal.span in members or _is_one_of(each.near, passages):
            found.append(each.far)
        elif _is_one_of(each.far, passages):
            found.append(each.near)
    others = (
        layer.spans.get(link.other(span.id))
        for span in spans
        for link in layer.links_of(span.id)
        if not link.relation.joins
    )
    found += [passage_of(other) for other in others if other is not None]
    return list(dict.fromkeys(found))


def contradicted(layer: Layer, members: Collection[str]) -> list[Dismissal]:
    """The dismissals that say of two of these spans, of one fact, that they are not the same.

    A passage counts as the member that it is mostly the same as: bounds are often put right.
    """
    spans = {each: passage_of(layer.spans[each]) for each in members if each in layer.spans}
    return [
        each.dismissal
        for each in refusals(layer)
        if (each.dismissal.span in spans or _is_one_of(each.near, spans.values()))
        and any(each.far.mostly(passage) for passage in spans.values())
    ]


def _is_one_of(passage: Passage, others: Iterable[Passage]) -> bool:
    return any(_nearly(passage, other) for other in others)


def _nearly(one: Passage, other: Passage) -> bool:
    """Whether the two share at least half of the longer one."""
    if one.document != other.document:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)
