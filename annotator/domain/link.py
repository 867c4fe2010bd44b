"""What a person says of two spans of different documents, and of a span and a document."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from annotator.domain.passage import QuotedPassage


class Relation(StrEnum):
    """How the two ends of a link relate."""

    EQUIVALENT = "equivalent"
    PARTIAL = "partial"
    CONTRADICTS = "contradicts"
    DIFFERENT = "different"

    @property
    def mark(self) -> str:
        """The key and sign of the relation."""
        return {"equivalent": "=", "partial": "~", "contradicts": "!", "different": "-"}[self]

    @property
    def joins(self) -> bool:
        """Whether its ends belong to one fact."""
        return self is not Relation.DIFFERENT


Side = Literal["a", "b"]
"""Which end of a partial link says more."""


def other_side(side: Side | None) -> Side | None:
    """The same end of a link whose ends change places; none of none."""
    if side is None:
        return None
    return "b" if side == "a" else "a"


@dataclass(frozen=True, slots=True)
class Link:
    """A statement about spans `a` and `b`, with `a < b`; one lives per annotator and pair."""

    id: str
    annotator: str
    a: str
    b: str
    relation: Relation
    more: Side | None = None
    """Of a partial link: the end that says more, or none where that is not known."""
    note: str = ""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None

    def other(self, span_id: str) -> str:
        """The end that is not `span_id`."""
        return self.b if span_id == self.a else self.a

    @property
    def flagged(self) -> bool:
        """Whether the annotator is not sure: the note begins with a question mark."""
        return self.note.startswith("?")


@dataclass(frozen=True, slots=True)
class Absence:
    """“This document says nothing of this”: of the fact that the span belongs to."""

    id: str
    annotator: str
    span: str
    document: str
    """Never the span's own document."""
    note: str = ""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A suggested passage, `[start, end)` of `document`, that a person refused.

    It was suggested for a span, or beside another passage that is no span: exactly one of `span`
    and `near` is there.
    """

    id: str
    annotator: str
    span: str | None
    document: str
    """Never the document of the span, nor of `near`."""
    start: int
    end: int
    quote: str
    near: QuotedPassage | None = None
    """`near.document < document`, so that a pair has one form; `refused_pair` sees to it."""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that its own passages are in: one, or the two of a pair."""
        return (self.document,) if self.near is None else (self.near.document, self.document)

    @property
    def refuses(self) -> tuple[object, ...]:
        """What no two live dismissals of an annotator share."""
        near = None if self.near is None else (self.near.document, self.near.start, self.near.end)
        return self.span, near, self.document, self.start, self.end


def refused_pair(
    row_id: str, annotator: str, one: QuotedPassage, other: QuotedPassage
) -> Dismissal:
    """The refusal of two passages of different documents, given either way round."""
    near, far = (one, other) if one.document < other.document else (other, one)
    return Dismissal(row_id, annotator, None, far.document, far.start, far.end, far.quote, near)


@dataclass(frozen=True, slots=True)
class Completion:
    """“I am done with this document.”"""

    id: str
    annotator: str
    document: str
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None
