"""What the tables of the command line show, as values."""

from collections import Counter
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Link
from annotator.domain.span import Span
from annotator.storage.store import Store
from annotator.text.lines import line_number


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One article with what was done in it by everybody."""

    id: str
    story: str
    number: int
    name: str
    title: str
    source: str
    published: str
    file_name: str
    key: str
    length: int
    """Code points."""
    spans: int
    links: int
    absences: int
    complete: tuple[str, ...]
    """The annotators who are done with it."""
    seconds: int
    """For which they read it while keys came, all together."""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label with how often it is used."""

    id: str
    name: str
    key: str | None
    colour: str
    unit: str
    definition: str
    revision: int
    retired: bool
    spans: int
    under_earlier_definition: int
    """Live spans made before the definition that is in force."""


@dataclass(frozen=True, slots=True)
class SpanRow:
    """One span with where it stands."""

    id: str
    annotator: str
    story: str
    number: int
    document: str
    name: str
    """What the article is called."""
    line: int
    """From 1."""
    start: int
    end: int
    label: str | None
    earlier_definition: bool
    """Whether the label's definition was changed since."""
    quote: str
    note: str

    @property
    def flagged(self) -> bool:
        """Whether the annotator is not sure: the note begins with a question mark."""
        return self.note.startswith("?")


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link with both of its ends."""

    id: str
    annotator: str
    relation: str
    mark: str
    more: str | None
    note: str
    a: SpanRow
    b: SpanRow

    @property
    def flagged(self) -> bool:
        """Whether the annotator is not sure: the note begins with a question mark."""
        return self.note.startswith("?")


def document_rows(store: Store, story: str | None) -> list[DocumentRow]:
    """The articles of a story, or of all, by story and number."""
    with store.snapshot():
        spans = Counter(each.document for each in store.records(Span, story=story))
        document_of = {each.id: each.document for each in store.records(Span)}
        links: Counter[str] = Counter()
        for link in store.records(Link):
            links.update({document_of[link.a], document_of[link.b]})
        absences = Counter(each.document for each in store.records(Absence))
        complete: dict[str, list[str]] = {}
        for completion in store.records(Completion):
            complete.setdefault(completion.document, []).append(completion.annotator)
        seconds: Counter[str] = Counter()
        for (_, document), spent in store.time_with_documents().items():
            seconds[document] += round(spent)
        documents = store.documents(story)
    return [
        DocumentRow(
            id=each.id,
            story=each.story,
            number=each.number,
            name=each.name,
            title=each.title,
            source=each.source,
            published=each.published,
            file_name=each.file_name,
            key=each.key,
            length=each.length,
            spans=spans[each.id],
            links=links[each.id],
            absences=absences[each.id],
            complete=tuple(sorted(complete.get(each.id, ()))),
            seconds=seconds[each.id],
        )
        for each in documents
    ]


def label_rows(store: Store) -> list[LabelRow]:
    """All labels in their order, the retired ones too."""
    with store.snapshot():
        used = Counter(each.label for each in store.records(Span))
        labels = list(store.labels())
    return [_label_row(store, each, used[each.id]) for each in labels]


def _label_row(store: Store, label: Label, used: int) -> LabelRow:
    return LabelRow(
        id=label.id,
        name=label.name,
        key=label.key,
        colour=label.colour,
        unit=str(label.unit),
        definition=label.definition,
        revision=label.revision,
        retired=label.retired_at is not None,
        spans=used,
        under_earlier_definition=store.under_earlier_definition(label.id),
    )


class Places:
    """Turns spans into rows; holds the text of the document it was last asked about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._documents = {each.id: each for each in store.documents()}
        self._labels = store.labels()
        self._text = ("", "")

    def row(self, span: Span) -> SpanRow:
        """The span with where it stands."""
        document = self._documents[span.document]
        return SpanRow(
            id=span.id,
            annotator=span.annotator,
            story=document.story,
            number=document.number,
            document=document.id,
            name=document.name,
            line=line_number(self._text_of(document), span.start),
            start=span.start,
            end=span.end,
            label=span.label,
            earlier_definition=self._is_earlier(span),
            quote=span.quote,
            note=span.note,
        )

    def _is_earlier(self, span: Span) -> bool:
        label = self._labels.get(span.label)
        return label is not None and (span.label_revision or 0) < label.revision

    def _text_of(self, document: Document) -> str:
        if self._text[0] != document.text_sha256:
            self._text = document.text_sha256, self._store.text(document.text_sha256)
        return self._text[1]


def span_rows(
    store: Store, *, annotator: str | None, story: str | None, label: str | None
) -> list[SpanRow]:
    """The live spans by story, article and place."""
    places = Places(store)
    with store.snapshot():
        spans = [
            each
            for each in store.records(Span, annotator=annotator, story=story)
            if label is None or each.label == label
        ]
        spans.sort(key=lambda each: (each.document, each.start, each.end))
        rows = [places.row(each) for each in spans]
    return sorted(rows, key=lambda row: (row.story, row.number, row.start, row.end))


def link_rows(store: Store, *, annotator: str | None, story: str | None) -> list[LinkRow]:
    """The live links by the time they were made."""
    places = Places(store)
    with store.snapshot():
        links = sorted(
            store.records(Link, annotator=annotator, story=story),
            key=lambda each: (each.created_at, each.id),
        )
        ends = {end for link in links for end in (link.a, link.b)}
        spans = [each for each in store.records(Span, annotator=annotator) if each.id in ends]
        rows = {each.id: places.row(each) for each in sorted(spans, key=lambda each: each.document)}
    return [
        LinkRow(
            id=each.id,
            annotator=each.annotator,
            relation=str(each.relation),
            mark=each.relation.mark,
            more=each.more,
            note=each.note,
            a=rows[each.a],
            b=rows[each.b],
        )
        for each in links
    ]
