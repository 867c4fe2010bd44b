"""What a file brings of reviews, without what they say of articles that were purged here.

A batch is smaller by the items that it loses, and the places of the others close up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from annotator.formats.incoming_reviews import (
    IncomingItem,
    IncomingReveal,
    IncomingReviews,
    IncomingVerdict,
)
from annotator.session.intake.gone import Gone

N = TypeVar("N", IncomingItem, IncomingVerdict, IncomingReveal)


class _Numbers:
    """The places of the items that stay; in a batch of which the file has none they are as here."""

    def __init__(self, items: list[IncomingItem], stays: list[IncomingItem]) -> None:
        self._drawn = {each.batch for each in items}
        self._new: dict[tuple[str, int], int] = {}
        self.sizes: Counter[str] = Counter()
        for each in sorted(stays, key=lambda each: each.number):
            self.sizes[each.batch] += 1
            self._new[each.batch, each.number] = self.sizes[each.batch]

    def of(self, record: IncomingItem | IncomingVerdict | IncomingReveal) -> int | None:
        """The place of the item that a record is or is about, or none where it does not stay."""
        if record.batch not in self._drawn:
            return record.number
        return self._new.get((record.batch, record.number))

    def renumbered(self, records: Iterable[N]) -> list[N]:
        """Those of the records whose items stay."""
        found = ((each, self.of(each)) for each in records)
        return [replace(each, number=number) for each, number in found if number is not None]


def reviews_without(reviews: IncomingReviews, gone: Gone) -> IncomingReviews:
    """The reviews without items and verdicts about what stays out."""
    stays = [each for each in reviews.items if not _is_of(each, gone)]
    numbers = _Numbers(reviews.items, stays)
    lost = Counter(each.batch for each in reviews.items) - numbers.sizes
    empty = lost.keys() - numbers.sizes.keys()
    verdicts = _verdicts(reviews.verdicts, numbers, gone)
    said = {each.id for each in verdicts}
    unsaid = {each.id for each in reviews.verdicts} - said
    unjudged = {(each.batch, each.number) for each in reviews.verdicts if each.id in unsaid}
    unjudged -= {(each.batch, each.number) for each in reviews.verdicts if each.id in said}
    return IncomingReviews(
        batches=[
            replace(each, size=each.size - lost[each.id], frame=each.frame - lost[each.id])
            for each in reviews.batches
            if each.id not in empty
        ],
        items=numbers.renumbered(stays),
        verdicts=verdicts,
        # A look behind an item goes with the last verdict on it, which it came after.
        reveals=numbers.renumbered(
            each for each in reviews.reveals if (each.batch, each.number) not in unjudged
        ),
        objections=[each for each in reviews.objections if each.verdict not in unsaid],
        sign_offs=[each for each in reviews.sign_offs if each.batch not in empty],
    )


def _verdicts(
    verdicts: list[IncomingVerdict], numbers: _Numbers, gone: Gone
) -> list[IncomingVerdict]:
    """The verdicts on items that stay, but for those that withdraw one that does not."""
    left = numbers.renumbered(each for each in verdicts if not _amends(each, gone))
    lost = {each.id for each in verdicts} - {each.id for each in left}
    return [each for each in left if each.withdraws not in lost]


def _is_of(item: IncomingItem, gone: Gone) -> bool:
    return gone.has_passage(item.passage) or gone.has_row(item.kind, item.record)


def _amends(verdict: IncomingVerdict, gone: Gone) -> bool:
    """Whether a verdict points to what stays out."""
    return gone.has_passage(verdict.amendment.passage) or gone.has_passage(verdict.amendment.other)
