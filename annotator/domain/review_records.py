"""What reviewers leave in a database besides their own annotations."""

from dataclasses import dataclass, fields

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict


@dataclass(frozen=True, slots=True)
class ReviewRecords:
    """Rows of review that go in together; none of them ever changes afterwards."""

    batches: tuple[Batch, ...] = ()
    items: tuple[BatchItem, ...] = ()
    """Of each batch all."""
    verdicts: tuple[Verdict, ...] = ()
    reveals: tuple[Reveal, ...] = ()
    objections: tuple[Objection, ...] = ()
    signoffs: tuple[SignOff, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return any(getattr(self, each.name) for each in fields(self))
