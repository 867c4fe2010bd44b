"""What reviewers said on either side: it only ever grows."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from annotator.domain.adjudication import Adjudication, Source
from annotator.domain.errors import Refused
from annotator.domain.merging.holdings import Row
from annotator.domain.review_records import ReviewRecords
from annotator.domain.step import Record
from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict

T = TypeVar("T")


def new_reviews(ours: ReviewRecords, theirs: ReviewRecords) -> ReviewRecords:
    """What only the other side has.

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
    taken_back = {each.withdraws for each in ours.verdicts if each.withdraws}
    for verdict in verdicts:
        if verdict.withdraws in taken_back:
            raise Refused(
                f"Verdict {verdict.withdraws} was taken back on both sides.",
                "Take a copy of one of them from before that.",
            )
    return ReviewRecords(batches, items, verdicts, _new_reveals(ours, theirs), objections, signoffs)


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


def _new_reveals(ours: ReviewRecords, theirs: ReviewRecords) -> tuple[Reveal, ...]:
    """A look that was had on both sides was had; nothing else of it counts."""
    known = {(each.batch, each.place) for each in ours.reveals}
    return tuple(each for each in theirs.reveals if (each.batch, each.place) not in known)


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
