"""All that a batch can be drawn from."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.batch import ItemKind
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.storage.store import Store
from annotator.text.extent import Extent
from annotator.text.paragraphs import paragraphs

NO_LABEL = ""
"""Stands for a plain highlight where labels are counted."""


@dataclass(frozen=True, slots=True)
class FrameItem:
    """One thing that can be drawn."""

    kind: ItemKind
    row: Span | Link | Absence | None
    """What is judged; none: a passage."""
    annotator: str
    document: str
    """Where it is read: a link at its span `a`, an absence at its span."""
    start: int
    """First code point there."""
    end: int
    """One past the last code point there."""
    label: str | None = None
    """The label id of the span there."""
    found: Mapping[str, int] = field(default_factory=dict)
    """Of a passage: how many spans of each label began in it."""

    @property
    def spans(self) -> tuple[str, ...]:
        """The ids of the spans that the row is, or is about."""
        match self.row:
            case Span(id=span) | Absence(span=span):
                return (span,)
            case Link(a=a, b=b):
                return a, b
        return ()

    @property
    def order(self) -> tuple[str, str, str, int, int, str]:
        """Its place in the frame: no number or title that a person can change has a part in it."""
        row = "" if self.row is None else self.row.id
        return self.kind.value, self.annotator, self.document, self.start, self.end, row


@dataclass(frozen=True, slots=True)
class Frame:
    """The items, in an order of their own, and what they were taken from."""

    items: tuple[FrameItem, ...]
    layers: Mapping[str, Layer]
    """The layers that the items are of, by annotator id."""
    documents: Mapping[str, Document]
    """The live documents that are looked at, by id."""
    story: str | None
    """The story that they are of; none: they are all there are."""

    def spans_of(self, item: FrameItem) -> list[Span]:
        """The spans that an item is, or is about; of a passage those that begin in it."""
        layer = self.layers[item.annotator]
        if item.row is None:
            here = layer.spans_of(item.document)
            return [each for each in here if item.start <= each.start < item.end]
        return [layer.spans[each] for each in item.spans]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the annotators' work can be drawn."""

    annotators: tuple[str, ...]
    """Ids."""
    labels: frozenset[str]
    """Label ids; empty: of every label, and of none. A link has those of both its spans."""
    kinds: frozenset[ItemKind]
    story: str | None

    def takes(self, label: str | None) -> bool:
        """Whether a span with this label is drawn."""
        return not self.labels or label in self.labels


def read_frame(store: Store, wanted: Wanted) -> Frame:
    """Read the frame; for use in `snapshot()`."""
    alive = {each.id for each in store.documents()}
    here = {each.id: each for each in store.documents(wanted.story)}
    layers = {each: store.layer(each, wanted.story) for each in wanted.annotators}
    items: list[FrameItem] = []
    for layer in layers.values():
        items += (each for each in _rows(layer, alive, wanted) if each.document in here)
    if ItemKind.PASSAGE in wanted.kinds:
        for document in here.values():
            readers = [each for each in layers.values() if reads(each, document.id)]
            if readers:
                extents = list(paragraphs(store.text(document.text_sha256)))
                for layer in readers:
                    items += _passages(layer, document.id, extents, wanted)
    return Frame(tuple(sorted(items, key=lambda each: each.order)), layers, here, wanted.story)


def reads(layer: Layer, document: str) -> bool:
    """Whether the annotator is done with a document, or has a span in it."""
    return bool(layer.spans_of(document)) or layer.is_complete(document)


def _rows(layer: Layer, alive: Collection[str], wanted: Wanted) -> Iterator[FrameItem]:
    """The spans, links and absences, in any story; no absence in a deleted document."""
    rows: list[tuple[ItemKind, Span | Link | Absence, tuple[str, ...]]] = []
    if ItemKind.SPAN in wanted.kinds:
        rows += [(ItemKind.SPAN, each, (each.id,)) for each in layer.spans.values()]
    if ItemKind.LINK in wanted.kinds:
        rows += [(ItemKind.LINK, each, (each.a, each.b)) for each in layer.links.values()]
    if ItemKind.ABSENCE in wanted.kinds:
        rows += [
            (ItemKind.ABSENCE, each, (each.span,))
            for each in layer.absences.values()
            if each.document in alive
        ]
    for kind, row, ends in rows:
        spans = [layer.spans[each] for each in ends]
        if any(wanted.takes(each.label) for each in spans):
            yield _at(kind, row, spans[0])


def _at(kind: ItemKind, row: Span | Link | Absence, span: Span) -> FrameItem:
    return FrameItem(kind, row, row.annotator, span.document, span.start, span.end, span.label)


def _passages(
    layer: Layer, document: str, extents: Sequence[Extent], wanted: Wanted
) -> Iterator[FrameItem]:
    """The paragraphs of one document, with how many spans begin in each."""
    ends = [end for _, end in extents]
    counts = [Counter[str]() for _ in extents]
    for span in layer.spans_of(document):
        # What begins in the blank before a paragraph counts as of the paragraph.
        place = bisect_right(ends, span.start)
        if place < len(ends) and wanted.takes(span.label):
            counts[place][span.label or NO_LABEL] += 1
    for (start, end), found in zip(extents, counts, strict=True):
        yield FrameItem(
            ItemKind.PASSAGE, None, layer.annotator, document, start, end, None, dict(found)
        )
