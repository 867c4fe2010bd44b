"""A database as a writer sees it."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Annotator, Document
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.domain.work import Work
from annotator.formats.corpus import T
from annotator.session.suggesting.company import Companies
from annotator.storage.store import Store

KEPT_TEXTS = 64
"""How many texts are held at once."""


class StoredCorpus:
    """Implements `formats.corpus.Corpus`; to be made and read inside one `store.snapshot()`.

    A dismissal leaves with its span, where it has one: what it says of a deleted span has no
    subject.
    """

    def __init__(self, store: Store, *, history: bool) -> None:
        self._store = store
        self._history = history
        self._labels = sorted(store.labels(), key=lambda label: label.id)
        self._hashes = {each.id: each.text_sha256 for each in store.records(Document, deleted=True)}
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._of_dead_spans = frozenset[str]() if history else self._find_dead()
        self._counts: Counter[str] = Counter()
        owners: set[str] = set()
        for record in self._owned():
            self._counts[type(record).__name__.lower()] += 1
            owners.add(record.annotator)
        self._annotators = sorted(
            (each for each in store.annotators() if each.id in owners), key=lambda each: each.id
        )
        self._counts["label"] = len(self._labels)
        self._counts["annotator"] = len(self._annotators)
        self._counts["document"] = sum(1 for _ in self.documents())

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are."""
        return self._counts

    def labels(self) -> Iterable[Label]:
        """The label set."""
        return self._labels

    def annotators(self) -> Iterable[Annotator]:
        """Those who own one of the records."""
        return self._annotators

    def documents(self) -> Iterable[Document]:
        """The articles."""
        return self._store.records(Document, deleted=self._history)

    def spans(self) -> Iterable[Span]:
        """The spans of all layers."""
        return self._store.records(Span, deleted=self._history)

    def links(self) -> Iterable[Link]:
        """The links of all layers."""
        return self._store.records(Link, deleted=self._history)

    def absences(self) -> Iterable[Absence]:
        """The absences of all layers."""
        return self._store.records(Absence, deleted=self._history)

    def dismissals(self) -> Iterable[Dismissal]:
        """The dismissals of all layers."""
        for dismissal in self._store.records(Dismissal, deleted=self._history):
            if dismissal.id not in self._of_dead_spans:
                yield dismissal

    def completions(self) -> Iterable[Completion]:
        """The completions of all layers."""
        return self._store.records(Completion, deleted=self._history)

    def adjudications(self) -> Iterable[Adjudication]:
        """The decisions between layers that made the gold layers."""
        return ()

    def reviews(self, kind: type[T]) -> Iterable[T]:
        """The records of review of one kind: what is of one batch together, the batches by id."""
        return ()

    def steps(self) -> Iterable[Step]:
        """The history, oldest first, where it leaves too."""
        return self._store.steps_since(0) if self._history else ()

    def work(self) -> Iterable[Work]:
        """The comparing of each article with others, those of a story together."""
        companies = Companies(self._store)
        for document in companies.documents:
            yield companies.work(companies.of(document))

    def text(self, document: str) -> str:
        """The text of the document with this id."""
        text = self._texts.pop(document, None)
        if text is None:
            text = self._store.text(self._hashes[document])
            if len(self._texts) >= KEPT_TEXTS:
                self._texts.popitem(last=False)
        self._texts[document] = text
        return text

    def _owned(self) -> Iterator[Span | Link | Absence | Dismissal | Completion | Step]:
        """All records that have an owner."""
        yield from self.spans()
        yield from self.links()
        yield from self.absences()
        yield from self.dismissals()
        yield from self.completions()
        yield from self.steps()

    def _find_dead(self) -> frozenset[str]:
        """The dismissals of deleted spans."""
        of_span = {
            each.id: each.span for each in self._store.records(Dismissal) if each.span is not None
        }
        if not of_span:
            return frozenset()
        waiting = set(of_span.values())
        alive = {each.id for each in self._store.records(Span) if each.id in waiting}
        return frozenset(each for each, span in of_span.items() if span not in alive)
