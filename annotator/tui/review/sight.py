"""What the panes show of one item of a batch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.batch import ItemKind
from annotator.domain.document import Document
from annotator.domain.fact import fact_of
from annotator.domain.link import Absence
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import Verdict
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.standing import Standing
from annotator.text.extent import Extent
from annotator.tui.board.marking import HIGHLIGHT_LETTER, mark_of
from annotator.tui.layout.mark import Manner, Mark
from annotator.tui.review.panes import PAIR

ALL = 99
"""As many panes as fit."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Documents in panes, and what is drawn on them besides the spans of the layer."""

    documents: Sequence[Document]
    """From the left."""
    active: str
    """The id of the one that keys go to at first."""
    most: int = PAIR
    """Panes at most."""
    paged: bool = False
    """Whether a page of text stands in the place of a second article."""
    faint: Collection[str] = ()
    """The ids of the documents in which all marks but those of `marks` are faint."""
    marks: Mapping[str, Mapping[str, Mark]] = field(default_factory=dict)
    """Marks in a manner of their own, by document and mark id; each hides the span with its id."""
    places: Mapping[str, Extent] = field(default_factory=dict)
    """What is brought into view, by document id."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The id of the span in hand, by document id."""
    lit: Mapping[str, Extent] = field(default_factory=dict)
    """The only passage that is drawn in full, by document id."""
    outlines: Mapping[str, Extent] = field(default_factory=dict)
    """What should be there instead, by document id."""


def partners(draft: Draft, span: str) -> list[Span]:
    """The far ends of a span's links that join, the oldest link first."""
    links = sorted(draft.layer.links_of(span), key=lambda link: (link.created_at, link.id))
    ends = (draft.layer.spans.get(each.other(span)) for each in links if each.relation.joins)
    return [end for end in ends if end is not None and end.document in draft.documents]


def held_spans(item: AuditItem) -> tuple[Span, ...]:
    """The spans that an item is about; one that is judged itself as it was drawn."""
    return (item.record,) if isinstance(item.record, Span) else item.spans


def sight_of(item: AuditItem, standing: Standing, draft: Draft, turn: int) -> Sight:
    """An item by itself; `turn`: which of its partners stands beside a span, from 0."""
    if item.item.kind is ItemKind.PASSAGE:
        return _passage(item, standing, draft)
    spans = list(held_spans(item))
    if item.item.kind is ItemKind.SPAN and spans:
        beside = partners(draft, spans[0].id)
        spans += [beside[turn % len(beside)]] if beside else []
    ids = [each.document for each in spans] or [item.item.document]
    active = ids[0]
    if isinstance(item.record, Absence):
        active = item.record.document
        ids.append(active)
    documents = [draft.documents[each] for each in dict.fromkeys(ids) if each in draft.documents]
    own = item.item.document
    return Sight(
        documents,
        active,
        paged=len(documents) == 1,
        faint={document.id for document in documents},
        marks=by_document((each.document, span_mark(each, draft)) for each in spans),
        places={own: item.item.extent} | {each.document: each.extent for each in reversed(spans)},
        chosen={each.document: each.id for each in reversed(spans)},
        outlines=_amended(standing.verdict),
    )


def _passage(item: AuditItem, standing: Standing, draft: Draft) -> Sight:
    """A paragraph in full between the other articles, with what was found missing in it."""
    document, extent = item.item.document, item.item.extent
    inside = [
        (document, span_mark(span, draft))
        for span in draft.layer.spans_of(document)
        if span.start < extent[1] and span.end > extent[0]
    ]
    return Sight(
        draft.in_order,
        document,
        most=ALL,
        faint={document},
        marks=by_document([*inside, *missing_marks(standing.missing, draft)]),
        places={document: extent},
        lit={document: extent},
    )


def missing_marks(missing: Iterable[Verdict], draft: Draft) -> list[tuple[str, Mark]]:
    """What should be marked, outlined, by document id; of a link both its ends."""
    found = []
    for verdict in missing:
        amendment = verdict.amendment
        for side, passage in enumerate((amendment.passage, amendment.other)):
            if passage is not None:
                label = draft.labels.get(amendment.label)
                letter = HIGHLIGHT_LETTER if label is None else label.key or label.name[:1]
                if amendment.relation is not None:
                    letter = amendment.relation.mark
                mark = Mark(
                    f"{verdict.id}:{side}",
                    passage.start,
                    passage.end,
                    amendment.label,
                    letter,
                    manner=Manner.OUTLINED,
                )
                found.append((passage.document, mark))
    return found


def span_mark(span: Span, draft: Draft, letter: str = "") -> Mark:
    """A span in full, with its label's letter or another one in the gutter."""
    fact = fact_of(draft.layer, span.id) if span.id in draft.layer.spans else None
    mark = mark_of(span, draft.labels, None if fact is None else fact.number)
    return replace(mark, letter=letter) if letter else mark


def _amended(verdict: Verdict | None) -> dict[str, Extent]:
    """Where a verdict says that something should be instead."""
    passage: QuotedPassage | None = None if verdict is None else verdict.amendment.passage
    return {} if passage is None else {passage.document: passage.extent}


def by_document(marks: Iterable[tuple[str, Mark]]) -> dict[str, dict[str, Mark]]:
    """Marks by the id of their document, which each comes with, and their own."""
    found: dict[str, dict[str, Mark]] = {}
    for document, mark in marks:
        found.setdefault(document, {})[mark.id] = mark
    return found
