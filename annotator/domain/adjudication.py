"""What was decided where two annotators' layers are made into one."""

from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What is taken over into the gold layer."""

    AGREED = "agreed"
    """Both say the same, and it was taken over without asking."""
    A = "a"
    B = "b"
    BOTH = "both"
    NEITHER = "neither"
    EDIT = "edit"
    """Neither as it is: what the adjudicator made of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One revision of a row of one of the two layers."""

    kind: str
    """`span`, `link` or `absence`."""
    record: str
    rev: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the gold layer, and what it was made from."""

    record: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Adjudication:
    """One decision, a row of the gold layer: undone like any other, and never asked again."""

    id: str
    annotator: str
    """The id of the gold annotator, whose layer the rows go into."""
    adjudicator: str
    """Who decided."""
    document: str
    """Where it is read; of a link: the document of its earlier article."""
    choice: Choice
    a: tuple[Source, ...]
    """What the one annotator has there, by kind and id; empty: nothing."""
    b: tuple[Source, ...]
    """What the other has there."""
    taken: tuple[Taken, ...] = ()
    """What was made of it in the gold layer."""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None
