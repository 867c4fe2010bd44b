"""All that the summary of a batch shows."""

from dataclasses import dataclass

from annotator.domain.errors import Refused
from annotator.domain.label import LabelSet
from annotator.domain.verdict import Severity
from annotator.session.reviewing.listing import BatchRow, batch_rows
from annotator.session.reviewing.naming import LISTED
from annotator.session.reviewing.standing import standings
from annotator.session.reviewing.summary import Summary, summary
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class AtSummary:
    """A batch with its figures."""

    row: BatchRow
    summary: Summary
    labels: LabelSet
    minor: frozenset[int]
    """The places of the items whose error is minor."""


def at_summary(store: Store, batch: str) -> AtSummary:
    """The figures of the batch with this id; raises `Refused` where there is none."""
    row = next((each for each in batch_rows(store) if each.batch.id == batch), None)
    if row is None:
        raise Refused("There is no such batch.", LISTED)
    held = standings(store.batch_items(batch), store.verdicts(batch))
    minor = (
        place
        for place, standing in held.items()
        if standing.verdict is not None and standing.verdict.severity is Severity.MINOR
    )
    return AtSummary(row, summary(store, row.batch), store.labels(), frozenset(minor))
