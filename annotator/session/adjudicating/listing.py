"""What `annotator compare --list` prints, as values."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link
from annotator.review.disagreements import compare
from annotator.session.adjudicating.choosing import GOLD, WHO, two_annotators
from annotator.session.adjudicating.entries import Entries, Entry, Row
from annotator.session.adjudicating.settled import Settled
from annotator.session.adjudicating.sources import Sources
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of one annotator, where the two differ."""

    id: str
    rev: int
    says: str
    """Label id and quote of a span; relation of a link; `nothing in` of an absence."""
    quotes: tuple[str, ...]
    """Of a span its own, of a link those of its ends, of an absence that of its span."""
    note: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """Where the two differ, and what was decided there."""

    story: str
    number: int
    document: str
    name: str
    start: int
    end: int
    kind: str
    """`span`, `link` or `absence`."""
    difference: str
    other_number: int | None
    """Of a link or an absence: the number of the other article, where it is of the story."""
    a: tuple[ComparedRow, ...]
    b: tuple[ComparedRow, ...]
    decision: str | None
    """`a`, `b`, `both`, `neither` or `edit`; none where nothing was decided."""
    decided_by: str | None


def disagreement_rows(
    store: Store, a: str, b: str, story: str | None = None, gold: str = GOLD
) -> list[DisagreementRow]:
    """Where the annotators called `a` and `b` differ, by story and in the order of `compare`.

    Raises `Refused` where one is unknown, both are one, or one has nothing in the story.
    """
    people = two_annotators(store, a, b)
    with store.snapshot():
        documents = store.documents(story)
        layers = tuple(store.layer(person.id, story) for person in people)
        decided = store.layer(annotator_id(gold), story)
    for person, layer in zip(people, layers, strict=True):
        if not layer.spans:
            where = "" if story is None else f" in the story “{story}”"
            raise Refused(f"{person.name} has tagged nothing{where}.", WHO)
    if decided.annotator in {person.id for person in people}:
        decided = Layer(decided.annotator)
    return list(_Listing(people, layers, documents).rows(Settled(decided)))


class _Listing:
    def __init__(
        self,
        people: tuple[Annotator, Annotator],
        layers: tuple[Layer, ...],
        documents: list[Document],
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._sources = Sources(*people, layers[0], layers[1])

    def rows(self, settled: Settled) -> Iterator[DisagreementRow]:
        """The disagreements of all stories that both worked on."""
        sources = self._sources
        items = compare(self._shared(), sources.layer_a, sources.layer_b)
        for entry in Entries(items, sources).now(settled):
            if not entry.item.agreed:
                yield self._row(entry)

    def _shared(self) -> list[str]:
        """The documents of the stories that both worked on, in reading order."""
        layers = self._sources.layer_a, self._sources.layer_b
        stories = [
            {each.story for each in self._documents.values() if layer.spans_of(each.id)}
            for layer in layers
        ]
        return [
            each.id for each in self._documents.values() if each.story in set.intersection(*stories)
        ]

    def _row(self, entry: Entry) -> DisagreementRow:
        item, adjudication = entry.item, entry.adjudication
        document = self._documents[item.document]
        return DisagreementRow(
            story=document.story,
            number=document.number,
            document=document.id,
            name=document.name,
            start=item.start,
            end=item.end,
            kind=item.subject,
            difference=item.difference,
            other_number=self._other_number(item.rows[0], item.document),
            a=tuple(map(self._compared, item.a)),
            b=tuple(map(self._compared, item.b)),
            decision=None if adjudication is None else adjudication.choice,
            decided_by=None if adjudication is None else adjudication.adjudicator,
        )

    def _other_number(self, row: Row, here: str) -> int | None:
        match row:
            case Link():
                ends = [self._sources.span(end) for end in (row.a, row.b)]
                found = [span.document for span in ends if span is not None]
            case Absence():
                found = [row.document]
            case _:
                found = []
        known = [
            self._documents[each] for each in found if each != here and each in self._documents
        ]
        return known[0].number if known else None

    def _compared(self, row: Row) -> ComparedRow:
        spans: tuple[str, ...]
        match row:
            case Link():
                says, spans = str(row.relation), (row.a, row.b)
            case Absence():
                says, spans = "nothing in", (row.span,)
            case _:
                return ComparedRow(row.id, row.rev, row.label or "", (row.quote,), row.note)
        ends = [self._sources.span(span) for span in spans]
        quotes = tuple(span.quote for span in ends if span is not None)
        return ComparedRow(row.id, row.rev, says, quotes, row.note)
