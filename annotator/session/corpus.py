"""A database as a writer sees it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Annotator, Document
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label
from annotator.domain.layer import LayerRecord
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.holdings import Twin
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import Record, Step
from annotator.domain.time_spent import TimeKey
from annotator.domain.work import Work
from annotator.formats.corpus import T
from annotator.session.guideline import guideline_in_force
from annotator.session.review_corpus import ReviewCorpus
from annotator.session.spoken_of import deleted_but_spoken_of
from annotator.session.suggesting.company import Companies
from annotator.storage.store import Store

R = TypeVar("R", bound=Record)

_OWNED: tuple[type[LayerRecord], ...] = (
    Span,
    Link,
    Absence,
    Dismissal,
    Completion,
    Adjudication,
)

KEPT_TEXTS = 64
"""How many texts are held at once."""


class StoredCorpus:
    """Implements `formats.corpus.Corpus`; to be made and read inside one `store.snapshot()`.

    A dismissal leaves with its span, where it has one: what it says of a deleted span has no
    subject. A deleted row leaves where a review or a decision speaks of it.
    """

    def __init__(self, store: Store, *, history: bool) -> None:
        self._store = store
        self._history = history
        self._labels = sorted(store.labels(), key=lambda label: label.id)
        self._guideline = guideline_in_force(store)
        self._guidelines = sorted(store.guidelines(), key=lambda each: each.id)
        self._hashes = {each.id: each.text_sha256 for each in store.records(Document, deleted=True)}
        self._splits = store.splits()
        self._text = lru_cache(KEPT_TEXTS)(lambda each: store.text(self._hashes[each]))
        self._of_dead_spans = frozenset[str]() if history else self._find_dead()
        self._reviews = ReviewCorpus(store)
        self._spoken_of = {} if history else deleted_but_spoken_of(store)
        self._counts: Counter[str] = Counter(self._reviews.counts())
        owners = self._reviews.people() | self._count_owned()
        owners |= {each.annotator for each in self._guidelines}
        self._times = store.times() if history else {}
        owners |= {each.annotator for each in self._times}
        self._annotators = sorted(
            (each for each in store.annotators() if each.id in owners), key=lambda each: each.id
        )
        self._twins = store.confirmed_twins() if history else []
        self._purged = store.purged() if history else []
        self._counts["twin"] = len(self._twins)
        self._counts["purged"] = len(self._purged)
        self._counts["time"] = len(self._times)
        self._counts["label"] = len(self._labels)
        self._counts["guideline"] = len(self._guidelines)
        self._counts["annotator"] = len(self._annotators)
        self._counts["document"] = sum(1 for _ in self.documents())

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind there are."""
        return self._counts

    def labels(self) -> Iterable[Label]:
        """The label set."""
        return self._labels

    def guideline(self) -> Guideline:
        """What annotators go by now."""
        return self._guideline

    def guidelines(self) -> Iterable[Guideline]:
        """All versions of that which people wrote."""
        return self._guidelines

    def annotators(self) -> Iterable[Annotator]:
        """Those who own one of the records."""
        return self._annotators

    def documents(self) -> Iterable[Document]:
        """The articles."""
        return self._rows(Document)

    def spans(self) -> Iterable[Span]:
        """The spans of all layers."""
        return self._rows(Span)

    def links(self) -> Iterable[Link]:
        """The links of all layers."""
        return self._rows(Link)

    def absences(self) -> Iterable[Absence]:
        """The absences of all layers."""
        return self._rows(Absence)

    def dismissals(self) -> Iterable[Dismissal]:
        """The dismissals of all layers."""
        for dismissal in self._store.records(Dismissal, deleted=self._history):
            if dismissal.id not in self._of_dead_spans:
                yield dismissal

    def completions(self) -> Iterable[Completion]:
        """The completions of all layers."""
        return self._rows(Completion)

    def adjudications(self) -> Iterable[Adjudication]:
        """The decisions between layers that made the gold layers."""
        return self._rows(Adjudication)

    def reviews(self, kind: type[T]) -> Iterable[T]:
        """The records of review of one kind: what is of one batch together, the batches by id."""
        return self._reviews.of(kind)

    def steps(self) -> Iterable[Step]:
        """The history, oldest first, where it leaves too."""
        return self._store.steps_since(0) if self._history else ()

    def twins(self) -> Iterable[Twin]:
        """The rows that were made one with another for good, where the history leaves too."""
        return self._twins

    def purged(self) -> Iterable[tuple[str, str]]:
        """Hashes of what was purged, and when, where the history leaves too."""
        return self._purged

    def times(self) -> Mapping[TimeKey, float]:
        """Seconds at work on each article, where the history leaves too."""
        return self._times

    def work(self) -> Iterable[Work]:
        """The comparing of each article with others, those of a story together."""
        companies = Companies(self._store)
        for document in companies.documents:
            yield companies.work(companies.of(document))

    def split(self, document: str) -> Split | None:
        """The part of the training data that the document with this id is in, or none so far."""
        return self._splits.get(document)

    def text(self, document: str) -> str:
        """The text of the document with this id."""
        return self._text(document)

    def _rows(self, kind: type[R]) -> Iterator[R]:
        """The rows of one kind that leave."""
        spoken_of = self._spoken_of.get(kind, ())
        rows = self._store.records(kind, deleted=self._history or bool(spoken_of))
        if self._history or not spoken_of:
            return rows
        return (each for each in rows if each.deleted_at is None or each.id in spoken_of)

    def _count_owned(self) -> set[str]:
        """Count the records that have an owner; gives the ids of the owners."""
        found = {each.adjudicator for each in self.adjudications()}
        for kind in _OWNED:
            owners = self._store.owners(
                kind,
                deleted=self._history,
                besides=self._spoken_of.get(kind, ()),
                without=self._of_dead_spans if kind is Dismissal else (),
            )
            self._counts[kind.__name__.lower()] = sum(owners.values())
            found.update(owners)
        for step in self.steps():
            self._counts["step"] += 1
            found.add(step.annotator)
        return found

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
