"""What a writer is given: everything that leaves, as of one moment."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from annotator.domain.adjudication import Adjudication
from annotator.domain.batch import Batch, BatchItem
from annotator.domain.document import Annotator, Document
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.merging.holdings import Twin
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.domain.step import Step
from annotator.domain.time_spent import TimeKey
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict
from annotator.domain.work import Work

ReviewRecord = Batch | BatchItem | Verdict | Reveal | Objection | SignOff
"""What is kept of review; none of it ever changes."""

T = TypeVar("T", bound=ReviewRecord)


class Corpus(Protocol):
    """One consistent view of a database; every iterable is sorted by id and read once.

    Writers never hold more than one record of each kind, so neither should a corpus.
    """

    def counts(self) -> Mapping[str, int]:
        """How many records of each kind the iterables give, by the name of the kind."""

    def labels(self) -> Iterable[Label]:
        """The label set."""

    def guideline(self) -> Guideline:
        """What annotators go by now."""

    def guidelines(self) -> Iterable[Guideline]:
        """All versions of that which people wrote."""

    def annotators(self) -> Iterable[Annotator]:
        """Those who own one of the records."""

    def documents(self) -> Iterable[Document]:
        """The articles."""

    def spans(self) -> Iterable[Span]:
        """The spans of all layers."""

    def links(self) -> Iterable[Link]:
        """The links of all layers."""

    def absences(self) -> Iterable[Absence]:
        """The absences of all layers."""

    def dismissals(self) -> Iterable[Dismissal]:
        """The dismissals of all layers."""

    def completions(self) -> Iterable[Completion]:
        """The completions of all layers."""

    def adjudications(self) -> Iterable[Adjudication]:
        """The decisions between layers that made the gold layers."""

    def reviews(self, kind: type[T]) -> Iterable[T]:
        """The records of review of one kind: what is of one batch together, the batches by id."""

    def steps(self) -> Iterable[Step]:
        """The history, oldest first; empty where it was not asked for."""

    def twins(self) -> Iterable[Twin]:
        """The rows that were made one with another for good, where the history leaves too."""

    def purged(self) -> Iterable[tuple[str, str]]:
        """Hashes of what was purged, and when, where the history leaves too."""

    def times(self) -> Mapping[TimeKey, float]:
        """Seconds at work on each article, sorted, where the history leaves too."""

    def work(self) -> Iterable[Work]:
        """The comparing of each article with others, those of a story together."""

    def split(self, document: str) -> Split | None:
        """The part of the training data that the document with this id is in, or none so far."""

    def text(self, document: str) -> str:
        """The text of the document with this id."""
