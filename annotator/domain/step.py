"""One user action: the undo unit, the transaction, and the trail of what was done."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span

Record = Span | Link | Absence | Dismissal | Completion | Adjudication | Label | Document
"""A row that a person can change; each change of it is an event."""

R = TypeVar("R", Span, Link, Absence, Dismissal, Completion, Adjudication, Label, Document)

BOOKKEEPING = ("rev", "step", "created_at", "updated_at")
"""Fields that say when and by what a row was written, not what it says."""


class StepKind(StrEnum):
    """What brought a step about. Only `do`, `undo` and `redo` bind rows to the step's annotator."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    REANCHOR = "reanchor"
    MERGE = "merge"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after a step."""

    before: Record | None
    """None where the step makes the row."""
    after: Record

    @property
    def removed(self) -> bool:
        """Whether the row is not alive after it."""
        return self.after.deleted_at is not None


@dataclass(frozen=True, slots=True)
class Step:
    """The changes of one user action; each row changes at most once in it."""

    id: str
    annotator: str
    kind: StepKind
    title: str
    """What was done, in the words of the status line: `statistic “over 10,000 workers”`."""
    changes: tuple[Change, ...]
    created_at: str
    sitting: str = ""
    """The run of the program that made it."""
    target: str | None = None
    """Id of the step that an undo or a redo is about."""
    seq: int | None = None
    """Its place in the database's history, once it is committed."""


def entity(record: Record) -> str:
    """The name of a record's kind: `span`, `link`, `absence`, `dismissal`, …"""
    return type(record).__name__.lower()


def same_content(one: Record, other: Record) -> bool:
    """Whether two images of a row say the same, whenever and by whatever step written."""
    kept = {name: getattr(one, name) for name in BOOKKEEPING}
    return replace(other, **kept) == one


def revised(current: R, image: R, step: str, at: str) -> R:
    """`image` as the next revision of the row `current`."""
    return replace(
        image, rev=current.rev + 1, step=step, created_at=current.created_at, updated_at=at
    )
