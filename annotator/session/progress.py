"""How far the work on a story is."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.fact import Fact, facts
from annotator.domain.label import FILLER
from annotator.domain.layer import Layer
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A span that some articles neither say nor are marked as not saying."""

    span: Span
    documents: tuple[str, ...]
    """The ids of those articles, by number."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The figures of the status line, of one annotator and one story."""

    spans: int
    links: int
    open: int
    complete: int
    """Documents that the annotator is done with."""
    documents: int
    flagged: int
    """Spans and links whose note begins with a question mark."""


def facts_by_span(layer: Layer) -> dict[str, Fact]:
    """The fact of every span that is in one."""
    return {member: fact for fact in facts(layer) for member in fact.members}


def open_items(
    layer: Layer, documents: Sequence[Document], known: dict[str, Fact] | None = None
) -> list[OpenItem]:
    """The spans with an article neither linked nor absent, by document and place.

    `documents` are those of the story by number; `known` is `facts_by_span` where that is at hand.
    """
    if known is None:
        known = facts_by_span(layer)
    numbers = {document.id: document.number for document in documents}
    left: dict[int, tuple[str, ...]] = {}
    found: list[OpenItem] = []
    for span in layer.spans.values():
        if span.document not in numbers or span.label == FILLER:
            continue
        fact = known.get(span.id)
        if fact is None:
            missing = _missing(layer, documents, (span.id,))
        elif fact.number in left:
            missing = left[fact.number]
        else:
            missing = left[fact.number] = _missing(layer, documents, fact.members)
        if missing:
            found.append(OpenItem(span, missing))
    return sorted(found, key=lambda item: (numbers[item.span.document], item.span.extent))


def progress(layer: Layer, documents: Sequence[Document], open_count: int) -> Progress:
    """The figures of a layer; `open_count` is how many open items there are."""
    numbered = {document.id for document in documents}
    spans = [span for span in layer.spans.values() if span.document in numbered]
    flags = [*(span.flagged for span in spans), *(link.flagged for link in layer.links.values())]
    return Progress(
        spans=len(spans),
        links=len(layer.links),
        open=open_count,
        complete=len({each.document for each in layer.completions.values()} & numbered),
        documents=len(documents),
        flagged=sum(flags),
    )


def _missing(
    layer: Layer, documents: Sequence[Document], members: frozenset[str] | tuple[str]
) -> tuple[str, ...]:
    covered = {layer.spans[member].document for member in members if member in layer.spans}
    covered |= {absence.document for each in members for absence in layer.absences_of(each)}
    return tuple(document.id for document in documents if document.id not in covered)
