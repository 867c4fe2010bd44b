"""What a file adds to the reviews."""

from dataclasses import dataclass, field

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.review_records import ReviewRecords
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict


@dataclass(slots=True)
class NewReviews:
    """Rows of review on their way into the database."""

    batches: list[Batch] = field(default_factory=list)
    items: list[BatchItem] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    reveals: list[Reveal] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    sign_offs: list[SignOff] = field(default_factory=list)

    def records(self) -> ReviewRecords:
        """All of them as they are committed."""
        return ReviewRecords(
            batches=tuple(self.batches),
            items=tuple(self.items),
            verdicts=tuple(self.verdicts),
            reveals=tuple(self.reveals),
            objections=tuple(self.objections),
            signoffs=tuple(self.sign_offs),
        )
