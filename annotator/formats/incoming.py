"""What a file holds before anything is decided about it.

Readers check the shape of each record. Whether a label is known, a document is there already or
a quote fits its text is decided where the database is at hand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from annotator.domain.adjudication import Choice, Source, Taken
from annotator.domain.candidate import Candidates
from annotator.domain.link import Relation, Side
from annotator.domain.split import Split
from annotator.formats.article_text import ArticleText
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.incoming_reviews import IncomingReviews
from annotator.formats.input_file import InputFile, Place
from annotator.formats.written import UNWRITTEN, Written


@dataclass(frozen=True, slots=True)
class IncomingLabel:
    """An entry of the file's label set."""

    place: Place
    id: str
    stated: dict[str, Any] = field(default_factory=dict)
    """The values that the file states, by the fields of `domain.label.Label`."""


@dataclass(frozen=True, slots=True)
class IncomingGuideline:
    """A version of what annotators go by."""

    place: Place
    id: str | None
    text: str
    hash: str | None
    """The one that the file states for the text."""
    since: str
    """In UTC with microseconds, or empty."""
    annotator: str | None


@dataclass(frozen=True, slots=True)
class IncomingAnnotator:
    """A person whose records the file holds."""

    place: Place
    ref: str
    """What the file's records call them."""
    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """An article."""

    place: Place
    ref: str
    """What the file's records call it."""
    id: str | None
    """The id to keep, or none."""
    key: str | None
    """A given id or URL; where there is none, the hash of the text is the key."""
    article: ArticleText
    """Spans of the file count the code points of the text as the file has it."""
    text_sha256: str | None = None
    """The hash that the file states for the text."""
    story: str = ""
    number: int | None = None
    title: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    file_name: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    supersedes: str | None = None
    """What the file calls the earlier version of the article."""
    split: Split | None = None
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class IncomingSpan:
    """A stretch of a document's text, in code points of it as the file has it."""

    place: Place
    document: str
    start: int
    end: int
    label: str | None
    """Slug or name in any case, or none: a plain highlight."""
    id: str | None = None
    annotator: str | None = None
    label_revision: int | None = None
    quote: str | None = None
    note: str = ""
    written: Written = UNWRITTEN


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """A statement about two spans, in either order."""

    place: Place
    id: str | None
    annotator: str | None
    a: str
    b: str
    relation: Relation
    more: Side | None
    note: str
    written: Written


@dataclass(frozen=True, slots=True)
class IncomingAbsence:
    """“This document says nothing of this.”"""

    place: Place
    id: str | None
    annotator: str | None
    span: str
    document: str
    note: str
    written: Written


@dataclass(frozen=True, slots=True)
class IncomingDismissal:
    """A refused suggestion: of a passage for a span, or of two passages in either order."""

    place: Place
    id: str | None
    annotator: str | None
    passage: IncomingPassage
    of: str | IncomingPassage
    """What the file calls the span, or the other passage."""
    written: Written


@dataclass(frozen=True, slots=True)
class IncomingCompletion:
    """“I am done with this document.”"""

    place: Place
    id: str | None
    annotator: str | None
    document: str
    written: Written


@dataclass(frozen=True, slots=True)
class IncomingRelation:
    """A relation of another program's between two spans, in its own word.

    It becomes a link where the word is known and the spans are in two documents; else it is
    counted and reported.
    """

    place: Place
    annotator: str | None
    a: str
    """What the file calls the one span, as `IncomingSpan.id` has it."""
    b: str
    word: str
    more: Side | None = None
    """Of `partial`: the end that says more."""


@dataclass(frozen=True, slots=True)
class IncomingCluster:
    """Spans that the file says are of one thing; links join those of different documents."""

    place: Place
    annotator: str | None
    name: str
    members: tuple[str, ...]
    """What the file calls the spans, as `IncomingSpan.id` has it."""


@dataclass(frozen=True, slots=True)
class IncomingAdjudication:
    """A decision between two layers; rows are called as the file calls them."""

    place: Place
    id: str
    annotator: str
    adjudicator: str
    document: str
    choice: Choice
    a: tuple[Source, ...]
    b: tuple[Source, ...]
    taken: tuple[Taken, ...]
    written: Written


@dataclass(frozen=True, slots=True)
class IncomingCandidates:
    """What came of comparing one article with others."""

    place: Place
    found: Candidates


@dataclass(slots=True)
class Incoming:
    """All that one file holds, in the order of the file."""

    labels: list[IncomingLabel] = field(default_factory=list)
    guidelines: list[IncomingGuideline] = field(default_factory=list)
    annotators: list[IncomingAnnotator] = field(default_factory=list)
    documents: list[IncomingDocument] = field(default_factory=list)
    spans: list[IncomingSpan] = field(default_factory=list)
    links: list[IncomingLink] = field(default_factory=list)
    relations: list[IncomingRelation] = field(default_factory=list)
    clusters: list[IncomingCluster] = field(default_factory=list)
    absences: list[IncomingAbsence] = field(default_factory=list)
    dismissals: list[IncomingDismissal] = field(default_factory=list)
    completions: list[IncomingCompletion] = field(default_factory=list)
    adjudications: list[IncomingAdjudication] = field(default_factory=list)
    reviews: IncomingReviews = field(default_factory=IncomingReviews)
    candidates: list[IncomingCandidates] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    """What has no place in the database, in words, and how often it occurs."""

    def leave_out(self, what: str, times: int = 1) -> None:
        """Count what the reader passes over."""
        if times:
            self.left_out[what] = self.left_out.get(what, 0) + times

    @contextmanager
    def record(self, file: InputFile) -> Iterator[None]:
        """What is added meanwhile is of one record of the file: all of it stays, or none.

        A record that is refused meanwhile refuses the file, or is left out where that may be.
        """
        if file.refused is None:
            yield
            return
        held = [
            value for each in fields(self) if isinstance(value := getattr(self, each.name), list)
        ]
        lengths = [len(each) for each in held]
        left_out = dict(self.left_out)

        def take_back() -> None:
            for each, length in zip(held, lengths, strict=True):
                del each[length:]
            self.left_out = left_out

        with file.record(take_back):
            yield
