"""What reviewers said on either side: it only ever grows."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from annotator.domain.adjudication import Adjudication, Source
from annotator.domain.errors import Refused
from annotator.domain.merging.holdings import Row
from annotator.domain.review_records import ReviewRecords
from annotator.domain.step import Record
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NewReviews:
    """What reviewers said on the other side only."""

    records: ReviewRecords = field(default_factory=ReviewRecords)
    earlier: tuple[Reveal, ...] = ()
    """Looks that were had on both sides, as they were on the other, where it was before."""
    superseded: tuple[str, ...] = ()
    """Ids of verdicts of ours that take back what one with a lesser id takes back there."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.records or self.earlier or self.superseded)


def new_reviews(ours: ReviewRecords, theirs: ReviewRecords) -> NewReviews:
    """What only the other side has.

    A verdict is taken back once, and a look behind a blind item is had once: of two the one with
    the lesser id, or the earlier one, stays.

    Raises:
        Refused: both have something under one id that never changes, and it is not the same.
    """
    batches = _new("batch", _by_id(ours.batches), _by_id(theirs.batches))
    items = _new(
        "item of batch",
        {(each.batch, each.place): each for each in ours.items},
        {(each.batch, each.place): each for each in theirs.items},
    )
    verdicts = _new("verdict", _by_id(ours.verdicts), _by_id(theirs.verdicts))
    objections = _new("objection", _by_id(ours.objections), _by_id(theirs.objections))
    signoffs = _new("sign-off", _by_id(ours.signoffs), _by_id(theirs.signoffs))
    ways_back: dict[str | None, str] = {
        each.withdraws: each.id for each in ours.verdicts if each.withdraws
    }
    superseded = tuple(
        ways_back[each.withdraws]
        for each in verdicts
        if each.withdraws in ways_back and each.id < ways_back[each.withdraws]
    )
    verdicts = tuple(each for each in verdicts if each.id <= ways_back.get(each.withdraws, each.id))
    looks, earlier = _new_reveals(ours, theirs)
    records = ReviewRecords(batches, items, verdicts, looks, objections, signoffs)
    return NewReviews(records, earlier, superseded)


def seen_revisions(reviews: Iterable[ReviewRecords], rows: Iterable[Record]) -> dict[Row, int]:
    """The latest revision of each row that an item or a decision between layers speaks of."""
    seen: dict[Row, int] = {}
    for each in reviews:
        for item in each.items:
            if item.record is not None and item.rev is not None:
                _see(seen, Row(item.kind, item.record), item.rev)
    for record in rows:
        if isinstance(record, Adjudication):
            for source in _sources(record):
                _see(seen, Row(source.kind, source.record), source.rev)
    return seen


def _new_reveals(
    ours: ReviewRecords, theirs: ReviewRecords
) -> tuple[tuple[Reveal, ...], tuple[Reveal, ...]]:
    """The looks that are new, and those that were had earlier than ours."""
    known = {(each.batch, each.place): each.created_at for each in ours.reveals}
    new, earlier = [], []
    for each in theirs.reveals:
        at = known.get((each.batch, each.place))
        if at is None:
            new.append(each)
        elif each.created_at < at:
            earlier.append(each)
    return tuple(new), tuple(earlier)


def _sources(decision: Adjudication) -> Iterator[Source]:
    yield from decision.a
    yield from decision.b
    for taken in decision.taken:
        yield from taken.sources


def _see(seen: dict[Row, int], row: Row, rev: int) -> None:
    seen[row] = max(rev, seen.get(row, 0))


R = TypeVar("R", Verdict, Objection, SignOff)


def _by_id(records: "Iterable[T]") -> dict[Hashable, T]:
    return {each.id: each for each in records}  # type: ignore[attr-defined]


def _new(what: str, ours: Mapping[Hashable, T], theirs: Mapping[Hashable, T]) -> tuple[T, ...]:
    for key in ours.keys() & theirs.keys():
        if ours[key] != theirs[key]:
            shown = " ".join(map(str, key)) if isinstance(key, tuple) else key
            raise Refused(
                f"The {what} {shown} says another thing on either side, and it never changes.",
                "“annotator doctor” tells which of the two is sound.",
            )
    return tuple(each for key, each in theirs.items() if key not in ours)
