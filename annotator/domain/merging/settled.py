"""What becomes of all rows, as it is worked out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from annotator.domain.merging.holdings import Row, Twin, row_of
from annotator.domain.step import Record

R = TypeVar("R", bound=Record)


class ClashKind(StrEnum):
    """What two sides can disagree about, so that a person should look at it."""

    CHANGED = "changed on both sides"
    NOTE = "made one, their notes differ"
    RELATION = "made one, their relations differ"
    KEY = "the key of another label"
    NUMBER = "the number of another article"
    REVIVED = "deleted, and annotated elsewhere"
    LOOSE = "an end was deleted elsewhere"
    GONE = "made one with another, which was changed since"


@dataclass(frozen=True, slots=True)
class Clash:
    """Where one of two values stands; the other is in the journal."""

    kind: ClashKind
    row: Row
    stands: Record
    yields: Record


class Settled:
    """The rows as they will be, by a function of what stands and of nothing else.

    A row that is not what a person's step left is of no step. Its revision is above all that it
    was worked out of, and its times are the latest of them.
    """

    def __init__(
        self, standing: Mapping[Row, Record], confirmed: Collection[Twin], seen: Mapping[Row, int]
    ) -> None:
        """`seen`: the latest revision of a row that a review or a decision speaks of."""
        self.rows: dict[Row, Record] = dict(standing)
        self.twins: set[Twin] = set()
        self.clashes: list[Clash] = []
        self._standing = standing
        self._seen = seen
        self._survivors: dict[Row, list[str]] = {}
        for twin in sorted(confirmed):
            self._survivors.setdefault(Row(twin.entity, twin.id), []).append(twin.of)

    def live(self, kind: type[R]) -> list[R]:
        """The rows of a kind that are alive, by id."""
        found = [
            record
            for record in self.rows.values()
            if isinstance(record, kind) and record.deleted_at is None
        ]
        return sorted(found, key=lambda each: each.id)

    def is_live(self, entity: str, row_id: str) -> bool:
        """Whether there is such a row and it is alive."""
        record = self.rows.get(Row(entity, row_id))
        return record is not None and record.deleted_at is None

    def derive(self, record: R, at: str, *, rev: int = 0, **fields: Any) -> R:
        """Give a row values that no step gave it; `at` is the time of what they come from."""
        row = row_of(record)
        values: dict[str, Any] = {
            "rev": max(record.rev, self._standing[row].rev + 1, rev),
            "updated_at": max(record.updated_at, at),
            "step": "",
        }
        derived = replace(record, **values | fields)
        self.rows[row] = derived
        return derived

    def kill(self, record: Record, at: str = "") -> None:
        """Delete a row, because of something that was so at this time if not all along."""
        at = max(record.updated_at, at)
        self.derive(record, at, deleted_at=at)

    def absorb(self, twin: Record, survivor: Record) -> None:
        """Make a row one with another that says the same."""
        row = row_of(twin)
        self.twins.add(Twin(row.entity, row.id, survivor.id))
        self._survivors.setdefault(row, []).append(survivor.id)
        self.kill(twin)

    def survivor(self, entity: str, row_id: str) -> str:
        """The id of the row that lives on for this one; its own where it was made one with none."""
        others = self._survivors.get(Row(entity, row_id))
        if not others:
            return row_id
        ends = sorted(self.survivor(entity, other) for other in others)
        return next((end for end in ends if self.is_live(entity, end)), ends[0])

    def clash(self, kind: ClashKind, stands: Record, yields: Record) -> None:
        """Take note that of two values one stands."""
        self.clashes.append(Clash(kind, row_of(yields), stands, yields))

    def keep_ahead_of_reviews(self) -> None:
        """Keep the promise that a row has come to each revision that is spoken of."""
        for row, seen in sorted(self._seen.items()):
            record = self.rows.get(row)
            if record is not None and record.rev < seen:
                self.derive(record, record.updated_at, rev=seen + 1)

    def __iter__(self) -> Iterator[tuple[Row, Record]]:
        return iter(self.rows.items())


def at_of(record: Record | None) -> str:
    """When a row was written last; of none the earliest time."""
    return "" if record is None else record.updated_at
