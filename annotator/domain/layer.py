"""All that one annotator has decided about the documents of a story."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import cast

from annotator.domain.adjudication import Adjudication
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, entity

LayerRecord = Span | Link | Absence | Dismissal | Completion | Adjudication


class Layer:
    """The live rows of one annotator, indexed for what the rules and the screen ask.

    It takes `Change`s and can take them back; it never reads or writes anything itself.
    """

    def __init__(self, annotator: str, records: Iterable[LayerRecord] = ()) -> None:
        self.annotator = annotator
        self.spans: dict[str, Span] = {}
        self.links: dict[str, Link] = {}
        self.absences: dict[str, Absence] = {}
        self.dismissals: dict[str, Dismissal] = {}
        self.completions: dict[str, Completion] = {}
        self.adjudications: dict[str, Adjudication] = {}
        self._spans_of_document: dict[str, dict[str, Span]] = defaultdict(dict)
        self._spans_at: dict[tuple[str, int, int], dict[str, Span]] = defaultdict(dict)
        self._links_of_span: dict[str, dict[str, Link]] = defaultdict(dict)
        self._absences_of_span: dict[str, dict[str, Absence]] = defaultdict(dict)
        self._dismissals_of_span: dict[str, dict[str, Dismissal]] = defaultdict(dict)
        self._pairs_refused: dict[str, dict[str, Dismissal]] = defaultdict(dict)
        """Dismissals without a span, by the document of either passage."""
        self._link_numbers: dict[str, int] = {}
        self._links_made: list[tuple[str, str]] = []
        """When each link was made, deleted ones too, and its id, in the order of the numbers."""
        for record in records:
            if isinstance(record, Link):
                self._number(record, len(self._links_made))
            if record.deleted_at is None:
                self._put(record)

    def apply(self, changes: Iterable[Change]) -> None:
        """Make the rows what they are after the changes."""
        for change in changes:
            if isinstance(change.after, LayerRecord):
                if isinstance(change.after, Link):
                    self._number(change.after, self._place(change.after))
                self._drop(change.after)
                if change.after.deleted_at is None:
                    self._put(change.after)

    def revert(self, changes: Iterable[Change]) -> None:
        """Make the rows what they were before the changes."""
        for change in reversed(list(changes)):
            if isinstance(change.after, LayerRecord):
                self._drop(change.after)
                if change.before is None:
                    self._forget(change.after)
                elif change.before.deleted_at is None:
                    self._put(cast(LayerRecord, change.before))

    def copy(self) -> "Layer":
        """A layer with the same rows and link numbers that changes by itself."""
        twin = Layer(self.annotator, self)
        twin._link_numbers = dict(self._link_numbers)
        twin._links_made = list(self._links_made)
        return twin

    def live(self, record: Record) -> Record | None:
        """The row with the id of `record` as it stands now, or none where it is not alive."""
        table: dict[str, Record] = getattr(self, f"{_PLURAL[entity(record)]}")
        return table.get(record.id)

    def spans_of(self, document: str) -> Collection[Span]:
        """The spans in one document, in no order."""
        return self._spans_of_document[document].values()

    def links_of(self, span: str) -> Iterable[Link]:
        """The links of one span, of every relation."""
        return self._links_of_span[span].values()

    def absences_of(self, span: str) -> Iterable[Absence]:
        """The absences recorded at one span."""
        return self._absences_of_span[span].values()

    def dismissals_of(self, span: str) -> Collection[Dismissal]:
        """The passages refused for one span."""
        return self._dismissals_of_span[span].values()

    def pairs_refused(self, document: str) -> Collection[Dismissal]:
        """The refused pairs, of no span, that have one of their two passages in a document."""
        return self._pairs_refused[document].values()

    def link_between(self, one: str, other: str) -> Link | None:
        """The link of a pair of spans, whatever its relation."""
        return next((link for link in self.links_of(one) if link.other(one) == other), None)

    def span_at(self, document: str, start: int, end: int, label: str | None) -> Span | None:
        """The span with exactly these bounds and label."""
        here = self.spans_at(document, start, end)
        return next((span for span in here if span.label == label), None)

    def spans_at(self, document: str, start: int, end: int) -> Collection[Span]:
        """The spans with exactly these bounds, whatever their labels."""
        return self._spans_at.get((document, start, end), {}).values()

    def is_complete(self, document: str) -> bool:
        """Whether the annotator is done with a document."""
        return any(each.document == document for each in self.completions.values())

    def link_number(self, link: str) -> int:
        """The place of a link among all that the annotator ever made in the story, from 1.

        Deleted links keep theirs, so that a number never passes to another. A link that another
        program made meanwhile takes its place by time, then id, as it will when the layer is read.
        """
        return self._link_numbers[link]

    def __iter__(self) -> Iterator[LayerRecord]:
        yield from self.spans.values()
        yield from self.links.values()
        yield from self.absences.values()
        yield from self.dismissals.values()
        yield from self.completions.values()
        yield from self.adjudications.values()

    def _place(self, link: Link) -> int:
        place = len(self._links_made)
        while place and self._links_made[place - 1] > (link.created_at, link.id):
            place -= 1
        return place

    def _number(self, link: Link, place: int) -> None:
        if link.id not in self._link_numbers:
            self._links_made.insert(place, (link.created_at, link.id))
            self._renumber(place)

    def _forget(self, record: LayerRecord) -> None:
        number = self._link_numbers.pop(record.id, None)
        if number is not None:
            del self._links_made[number - 1]
            self._renumber(number - 1)

    def _renumber(self, place: int) -> None:
        for index in range(place, len(self._links_made)):
            self._link_numbers[self._links_made[index][1]] = index + 1

    def _put(self, record: LayerRecord) -> None:
        match record:
            case Span():
                self.spans[record.id] = record
                self._spans_of_document[record.document][record.id] = record
                self._spans_at[_bounds(record)][record.id] = record
            case Link():
                self.links[record.id] = record
                self._links_of_span[record.a][record.id] = record
                self._links_of_span[record.b][record.id] = record
            case Absence():
                self.absences[record.id] = record
                self._absences_of_span[record.span][record.id] = record
            case Dismissal():
                self.dismissals[record.id] = record
                for place in self._places(record):
                    place[record.id] = record
            case Completion():
                self.completions[record.id] = record
            case Adjudication():
                self.adjudications[record.id] = record

    def _drop(self, record: LayerRecord) -> None:
        match record:
            case Span():
                known = self.spans.pop(record.id, None)
                if known is not None:
                    del self._spans_of_document[known.document][known.id]
                    self._drop_bounds(known)
            case Link():
                self.links.pop(record.id, None)
                self._links_of_span[record.a].pop(record.id, None)
                self._links_of_span[record.b].pop(record.id, None)
            case Absence():
                self.absences.pop(record.id, None)
                self._absences_of_span[record.span].pop(record.id, None)
            case Dismissal():
                self.dismissals.pop(record.id, None)
                for place in self._places(record):
                    place.pop(record.id, None)
            case Completion():
                self.completions.pop(record.id, None)
            case Adjudication():
                self.adjudications.pop(record.id, None)

    def _places(self, dismissal: Dismissal) -> list[dict[str, Dismissal]]:
        """Where a dismissal is looked up."""
        if dismissal.span is not None:
            return [self._dismissals_of_span[dismissal.span]]
        return [self._pairs_refused[document] for document in dismissal.documents]

    def _drop_bounds(self, span: Span) -> None:
        here = self._spans_at[_bounds(span)]
        del here[span.id]
        if not here:
            del self._spans_at[_bounds(span)]


def _bounds(span: Span) -> tuple[str, int, int]:
    return span.document, span.start, span.end


_PLURAL = {
    "span": "spans",
    "link": "links",
    "absence": "absences",
    "dismissal": "dismissals",
    "completion": "completions",
    "adjudication": "adjudications",
}
