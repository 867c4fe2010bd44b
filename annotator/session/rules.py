"""The rules that hold between rows, asked of changes before they are made.

The plans of this package keep them by themselves. An undo writes old rows into a newer layer, so
it is asked whether they still fit. The database holds the same rules against every program.
"""

from collections.abc import Iterable, Iterator

from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Change


def broken_rule(layer: Layer, changes: Iterable[Change]) -> str | None:
    """What would be wrong in the layer after the changes, as a clause; none if nothing."""
    changes = list(changes)
    layer.apply(changes)
    try:
        return next(
            (
                wrong
                for change in changes
                if isinstance(change.after, LayerRecord)
                for wrong in _wrong_with(layer, change.after)
            ),
            None,
        )
    finally:
        layer.revert(changes)


def _wrong_with(layer: Layer, record: LayerRecord) -> Iterator[str]:
    match record:
        case Span() if record.deleted_at is not None:
            yield from _deleted_span(layer, record)
        case _ if record.deleted_at is not None:
            return
        case Span():
            if any(
                _is_twin(record, other) for other in layer.spans_at(record.document, *record.extent)
            ):
                yield "the same passage has the same tag twice"
        case Link():
            yield from _link(layer, record)
        case Absence():
            yield from _absence(layer, record)
        case Dismissal():
            yield from _dismissal(layer, record)
        case Completion():
            if sum(each.document == record.document for each in layer.completions.values()) > 1:
                yield "the article is complete already"


def _deleted_span(layer: Layer, span: Span) -> Iterator[str]:
    if any(layer.links_of(span.id)):
        yield "the span has been linked since"
    if any(layer.absences_of(span.id)):
        yield "an article has been marked for the span since"


def _link(layer: Layer, link: Link) -> Iterator[str]:
    if link.a not in layer.spans or link.b not in layer.spans:
        yield "an end of the link is deleted"
    elif layer.spans[link.a].document == layer.spans[link.b].document:
        yield "both ends of the link are in one article"
    if sum(each.other(link.a) == link.b for each in layer.links_of(link.a)) > 1:
        yield "the two are linked already"


def _absence(layer: Layer, absence: Absence) -> Iterator[str]:
    span = layer.spans.get(absence.span)
    if span is None:
        yield "its span is deleted"
    elif span.document == absence.document:
        yield "the span is in that article itself"
    if sum(each.document == absence.document for each in layer.absences_of(absence.span)) > 1:
        yield "the article is marked already"


def _dismissal(layer: Layer, dismissal: Dismissal) -> Iterator[str]:
    if dismissal.span is None:
        others = layer.pairs_refused(dismissal.document)
    else:
        others = layer.dismissals_of(dismissal.span)
        if dismissal.span not in layer.spans:
            yield "its span is deleted"
    if any(each.id != dismissal.id and each.refuses == dismissal.refuses for each in others):
        yield "the passage is refused already"


def _is_twin(span: Span, other: Span) -> bool:
    return other.id != span.id and other.extent == span.extent and other.label == span.label
