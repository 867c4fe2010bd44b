"""What of a merge a person should look at, because only one of two values can stand."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from annotator.domain.merging.holdings import Holdings, Row, row_of
from annotator.domain.merging.order import winners
from annotator.domain.merging.reviews import seen_revisions
from annotator.domain.merging.settled import Clash, ClashKind, Settled
from annotator.domain.merging.settling import settle
from annotator.domain.step import Record, same_content


def clashes_between(ours: Holdings, theirs: Holdings, settled: Settled) -> Iterator[Clash]:
    """What clashes between the two sides, and did not within ours before.

    `settled` is what becomes of the rows of both.
    """
    mine, other = winners(ours.images()), winners(theirs.images())
    yield from _changed_on_both(ours, theirs, mine, other, settled)
    seen = seen_revisions((ours.reviews,), mine.values())
    before = settle(mine, ours.confirmed, seen).clashes
    known = {(each.kind, each.row, each.yields.rev) for each in before}
    for each in settled.clashes:
        if (each.kind, each.row, each.yields.rev) not in known:
            yield each


def _changed_on_both(
    ours: Holdings,
    theirs: Holdings,
    mine: Mapping[Row, Record],
    other: Mapping[Row, Record],
    settled: Settled,
) -> Iterator[Clash]:
    """Rows that both sides have changed without knowing of each other."""
    gone = {Row(twin.entity, twin.id) for twin in ours.confirmed ^ theirs.confirmed}
    apart = {row for row in mine.keys() & other.keys() if not same_content(mine[row], other[row])}
    our_images, their_images = _known_of(apart, ours), _known_of(apart, theirs)
    for row in sorted(apart):
        one, two = mine[row], other[row]
        is_news = (
            bool(two.step) and _as_left(two) not in our_images[row],
            bool(one.step) and _as_left(one) not in their_images[row],
        )
        stands = settled.rows[row]
        if row in gone and any(is_news):
            news = two if is_news[0] else one
            if news.deleted_at is None:
                yield Clash(ClashKind.GONE, row, stands, news)
        elif all(is_news):
            yield Clash(ClashKind.CHANGED, row, stands, one if same_content(two, stands) else two)


def _known_of(rows: Collection[Row], side: Holdings) -> dict[Row, set[str]]:
    """What a side knows that these rows ever said."""
    found: dict[Row, set[str]] = {row: set() for row in rows}
    for image in side.images():
        if row_of(image) in found:
            found[row_of(image)].add(_as_left(image))
    return found


def _as_left(image: Record) -> str:
    """An image as text, whatever step left it so: an import brings it with a step of its own."""
    return repr(replace(image, step=""))
