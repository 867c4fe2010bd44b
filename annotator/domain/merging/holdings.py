"""All that a merge needs to know of one database or file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain.document import Annotator
from annotator.domain.guideline import Guideline
from annotator.domain.review_records import ReviewRecords
from annotator.domain.split import Split
from annotator.domain.step import Record, Step, StepKind, entity
from annotator.domain.time_spent import TimeKey

ROLES = ("annotator", "reviewer", "admin", "gold")
"""Of two roles of one person the later one here stands."""


class Row(NamedTuple):
    """Which row: the name of its kind and its id."""

    entity: str
    id: str


class Twin(NamedTuple):
    """A row that was made one with an older one that says the same."""

    entity: str
    id: str
    of: str
    """The id of the one that lived on."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What one side brings. Nothing in it is ever taken back, there is only ever more."""

    annotators: Mapping[str, Annotator] = field(default_factory=dict)
    """By id."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By hash; of the side that is merged into none, it has them."""
    initial: Mapping[Row, Record] = field(default_factory=dict)
    """The rows that are of no step, as long as they are: the labels it was made with."""
    steps: Mapping[str, Step] = field(default_factory=dict)
    """By id, in their order here: what a row begins with is there before."""
    reviews: ReviewRecords = field(default_factory=ReviewRecords)
    splits: Mapping[str, Split] = field(default_factory=dict)
    """By document id."""
    purged: Mapping[str, str] = field(default_factory=dict)
    """Hashes of what must not come back, and when it was purged."""
    twins: frozenset[Twin] = frozenset()
    """What the last merge made one, as long as nobody has changed the survivor since."""
    confirmed: frozenset[Twin] = frozenset()
    """Twins that stay away for good."""
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    """The stored versions by id."""
    times: Mapping[TimeKey, float] = field(default_factory=dict)
    """Seconds."""

    def images(self) -> Iterator[Record]:
        """Every image that counts: what people left of each row, a row's in their order."""
        yield from self.initial.values()
        for step in self.steps.values():
            if step.kind is not StepKind.MERGE:
                for change in step.changes:
                    yield change.after

    def stored(self) -> dict[Row, Record]:
        """Each row as it is there, which is how its last step left it."""
        rows = dict(self.initial)
        for step in self.steps.values():
            for change in step.changes:
                rows[row_of(change.after)] = change.after
        return rows

    def follows_on(self) -> bool:
        """Whether each change begins where an earlier one left the row, and is of its own step."""
        left: dict[Row, dict[str, Record]] = {}
        for step in self.steps.values():
            for change in step.changes:
                row, before = row_of(change.after), change.before
                known = left.setdefault(row, {})
                if before is not None and row_of(before) != row:
                    return False
                if before is not None and before.step and known.get(before.step) != before:
                    return False
                if change.after.step != step.id:
                    return False
                known[step.id] = change.after
        return True


def row_of(record: Record) -> Row:
    """Which row an image is of."""
    return Row(entity(record), record.id)
