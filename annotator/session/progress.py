"""How far the work on a story is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.fact import fact_members
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


def open_items(layer: Layer, documents: Sequence[Document]) -> list[OpenItem]:
    """The spans with an article neither linked nor absent, by document and place.

    `documents` are those of the story by number.
    """
    return in_order(layer, documents, uncovered(layer, documents, layer.spans))


def uncovered(
    layer: Layer, documents: Sequence[Document], spans: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Of each live span in the facts of `spans`, the articles neither linked nor absent.

    Filler and spans of other stories have none; each fact is looked at once.
    """
    here = {document.id for document in documents}
    found: dict[str, tuple[str, ...]] = {}
    for span in spans:
        if span in found or span not in layer.spans:
            continue
        members = fact_members(layer, span) & layer.spans.keys()
        covered = {layer.spans[member].document for member in members}
        covered |= {absence.document for each in members for absence in layer.absences_of(each)}
        left = tuple(document.id for document in documents if document.id not in covered)
        for member in members:
            known = layer.spans[member]
            found[member] = left if known.document in here and known.label != FILLER else ()
    return found


def in_order(
    layer: Layer, documents: Sequence[Document], left: dict[str, tuple[str, ...]]
) -> list[OpenItem]:
    """The open items that `uncovered` found, by document and place."""
    numbers = {document.id: document.number for document in documents}
    items = [OpenItem(layer.spans[span], missing) for span, missing in left.items() if missing]
    return sorted(
        items,
        key=lambda item: (numbers[item.span.document], item.span.extent, item.span.id),
    )
