"""From the rows of a layer to the marks in the panes."""

from collections.abc import Iterable

from annotator.domain.fact import fact_members, fact_of
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.session.draft import Draft
from annotator.tui.layout.mark import Mark
from annotator.tui.reading.pane_row import PaneRow

HIGHLIGHT_LETTER = "·"
"""The gutter's letter for a span without a label."""


def mark_of(span: Span, labels: LabelSet, number: int | None) -> Mark:
    """How a span is drawn: its label's letter, and the number of its fact as badge."""
    label = labels.get(span.label)
    return Mark(
        id=span.id,
        start=span.start,
        end=span.end,
        label=span.label,
        letter=HIGHLIGHT_LETTER if label is None else label.key or label.name[:1],
        badge=number,
        flagged=span.flagged,
    )


def marks_of(document: str, layer: Layer, labels: LabelSet) -> list[Mark]:
    """The marks of one document."""
    numbers: dict[str, int] = {}
    for span in layer.spans_of(document):
        if span.id not in numbers and layer.links_of(span.id):
            fact = fact_of(layer, span.id)
            if fact is not None:
                numbers |= dict.fromkeys(fact.members, fact.number)
    return [mark_of(span, labels, numbers.get(span.id)) for span in layer.spans_of(document)]


def repaint_marks(panes: PaneRow, shown: Draft, affected: Iterable[str]) -> None:
    """Draw these spans anew in the panes that show them; those that are gone disappear."""
    spans = shown.layer.spans
    for document, pane in panes.in_view:
        removed = []
        added = []
        for span_id in affected:
            span = spans.get(span_id)
            if span is None:
                removed.append(span_id)
            elif span.document == document.id:
                fact = fact_of(shown.layer, span_id)
                removed.append(span_id)
                added.append(mark_of(span, shown.labels, None if fact is None else fact.number))
        pane.replace_marks(removed, added)


def affected_spans(layer: Layer, steps: Iterable[Step]) -> set[str]:
    """The spans that look different after these steps, those that are gone included.

    A link changes the badge of every member of the facts that it touches, and of no other span.
    """
    affected: set[str] = set()
    for step in steps:
        for change in step.changes:
            if isinstance(change.after, Span):
                affected.add(change.after.id)
            elif isinstance(change.after, Link):
                for end in (change.after.a, change.after.b):
                    affected |= fact_members(layer, end)
    return affected
