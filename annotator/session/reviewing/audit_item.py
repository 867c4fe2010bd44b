"""One item of a batch, with what it is about."""

from dataclasses import dataclass

from annotator.domain.batch import BatchItem
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class AuditItem:
    """One thing to judge, as it was drawn and as it is."""

    item: BatchItem
    record: Span | Link | Absence | None
    """The row as it was when the batch was drawn; none: a passage, or a row that is not known any
    more. Of a link or an absence of which only a later revision was imported it is that one."""
    spans: tuple[Span, ...]
    """As they are now, or were last: the span itself, the ends `a` and `b` of a link, the span of
    an absence."""
    changed: str = ""
    """What became of the row since the batch was drawn, in words; empty: it is as it was drawn."""

    def span(self, span: str) -> Span | None:
        """The one of `spans` with this id."""
        return next((each for each in self.spans if each.id == span), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """An act of reviewing that is done in the audit."""

    verdict: Verdict | None
    """What to commit; none where there is nothing to commit."""
    title: str
    """What was done, or why there was nothing to do, in the words of the status line."""
    place: int
    """The item that it was about, which is the one in hand now; from 1."""


@dataclass(frozen=True, slots=True)
class AuditProgress:
    """How far a batch is judged."""

    decided: int
    """Items that have a verdict, questions included."""
    total: int
    errors: int
    """Errors found; a passage may have several."""
    unsure: int
    """Items whose verdict is a question."""
    changed: int
    """Items without a verdict that were changed or deleted since the batch was drawn: they cannot
    be judged in it any more."""

    @property
    def left(self) -> int:
        """Items that are still to be judged."""
        return self.total - self.decided - self.changed
