"""What is asked of the engine for a span: its fact, and what was said of other passages."""

from collections.abc import Collection, Iterable

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.standing import standings
from annotator.session.draft import Draft
from annotator.session.suggesting.refusals import refused_for
from annotator.session.suggesting.stretch import passage_of
from annotator.suggest.passage import Passage
from annotator.suggest.query import Claims, Query


def query_for(draft: Draft, span: str, documents: Collection[str]) -> Query:
    """The query of a span: the members of its fact, that span first, then those nearest to it.

    Members in other stories are left out. What is claimed is told of `documents` only. It follows
    from links and dismissals; nothing is kept beside them. Raises `Refused` where the span is gone.
    """
    layer = draft.layer
    if span not in layer.spans:
        raise Refused("That span is not there any more.")
    ways = standings(layer, span)
    fact = fact_members(layer, span) & layer.spans.keys()
    others = sorted(fact - {span}, key=lambda each: (ways[each].links, each))
    members = [passage_of(layer.spans[each]) for each in (span, *others)]
    claims = Claims(
        taken=_in(documents, members),
        refused=_in(documents, refused_for(layer, fact)),
        elsewhere=_in(documents, map(passage_of, _linked_elsewhere(layer, fact))),
    )
    return Query(tuple(each for each in members if each.document in draft.texts), claims)


def _in(documents: Collection[str], passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(each for each in passages if each.document in documents)


def _linked_elsewhere(layer: Layer, fact: set[str]) -> list[Span]:
    """The members of other facts."""
    ends = dict.fromkeys(
        end
        for link in layer.links.values()
        if link.relation.joins
        for end in (link.a, link.b)
        if end not in fact and end in layer.spans
    )
    return [layer.spans[end] for end in ends]
