"""What has to be written so that one database holds what two hold."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import Refused
from annotator.domain.merging.holdings import ROLES, Holdings, Row, Twin, row_of
from annotator.domain.merging.order import same_row, winners
from annotator.domain.merging.reviews import NewReviews, new_reviews, seen_revisions
from annotator.domain.merging.settled import Clash, ClashKind, Settled
from annotator.domain.merging.settling import settle
from annotator.domain.split import Split, nearest_train
from annotator.domain.step import Change, Record, Step, StepKind, same_content

_DOCTOR = "“annotator doctor” tells which of the two is sound."


@dataclass(frozen=True, slots=True)
class Union:
    """What one side lacks of what both hold."""

    annotators: tuple[Annotator, ...]
    """New ones, and those who are called otherwise or have another role."""
    texts: Mapping[str, str]
    steps: tuple[Step, ...]
    """The other side's steps that are not known, in their order, as they were made."""
    writes: tuple[Change, ...]
    """Rows that are not yet what they will be; those of no step are of the merge's own."""
    events: tuple[Change, ...]
    """Of these rows what the merge itself does: what the last known step left is not what stands.

    Each `after` is of no step yet.
    """
    reviews: NewReviews
    splits: Mapping[str, Split]
    purged: Mapping[str, str]
    twins: frozenset[Twin]
    confirmed: frozenset[Twin]
    new_twins: frozenset[Twin]
    """Those of all that were made one which were not before."""
    clashes: tuple[Clash, ...]
    """What a person should look at, of this merge only."""
    remembers: bool
    """Whether there is something new to keep about twins."""

    @property
    def is_empty(self) -> bool:
        """Whether all is as it was. Steps that merges made add nothing by themselves."""
        acts = any(step.kind is not StepKind.MERGE for step in self.steps)
        return not (
            acts
            or self.annotators
            or self.texts
            or self.writes
            or self.reviews
            or self.splits
            or self.purged
            or self.remembers
        )


def unite(ours: Holdings, theirs: Holdings) -> Union:
    """What has to be added to `ours`.

    Raises:
        Refused: the two cannot be of one corpus: the same article has two texts, or something
            that never changes says another thing on either side.
    """
    _check_texts(ours, theirs)
    steps = tuple(_new_steps(ours, theirs))
    confirmed = ours.confirmed | theirs.confirmed
    standing = winners(chain(ours.images(), theirs.images()))
    seen = seen_revisions((ours.reviews, theirs.reviews), standing.values())
    settled = settle(standing, confirmed, seen)
    stored = ours.stored()
    writes, events = _compared(settled, stored, steps)
    mine, other = winners(ours.images()), winners(theirs.images())
    before = settle(mine, ours.confirmed, seen_revisions((ours.reviews,), mine.values()))
    known = {(each.kind, each.row, each.yields.rev) for each in before.clashes}
    clashes = [
        each for each in settled.clashes if (each.kind, each.row, each.yields.rev) not in known
    ]
    twins = frozenset(settled.twins)
    return Union(
        annotators=tuple(_new_annotators(ours, theirs)),
        texts=theirs.texts,
        steps=steps,
        writes=tuple(writes),
        events=tuple(events),
        reviews=new_reviews(ours.reviews, theirs.reviews),
        splits=_new_splits(ours, theirs),
        purged={hash_: at for hash_, at in theirs.purged.items() if hash_ not in ours.purged},
        twins=twins,
        confirmed=confirmed,
        new_twins=twins - ours.twins - ours.confirmed,
        clashes=(*_changed_on_both(ours, theirs, mine, other, settled), *clashes),
        remembers=twins != ours.twins or confirmed != ours.confirmed,
    )


def _check_texts(ours: Holdings, theirs: Holdings) -> None:
    """An article has one text, on which everything else rests."""
    texts: dict[str, Document] = {}
    for image in chain(ours.images(), theirs.images()):
        if isinstance(image, Document):
            known = texts.setdefault(image.id, image)
            if (known.key, known.text_sha256) != (image.key, image.text_sha256):
                raise Refused(
                    f"The article {known.key} has another text on the other side.",
                    "Import it there under an id of its own, then merge.",
                )


def _new_steps(ours: Holdings, theirs: Holdings) -> Iterator[Step]:
    for step in theirs.steps.values():
        known = ours.steps.get(step.id)
        if known is None:
            yield step
        elif not _same_step(known, step, is_whole=not ours.purged):
            raise Refused(
                f"Step {step.id} of {step.annotator} did another thing on either side, and what "
                "was done never changes.",
                _DOCTOR,
            )


def _same_step(known: Step, other: Step, *, is_whole: bool) -> bool:
    """Whether two accounts of one step agree; what was purged from ours is in theirs only."""
    if known.kind is StepKind.MERGE:
        return True
    names = ("annotator", "kind", "created_at", "target", *(("title",) if is_whole else ()))
    if any(getattr(known, name) != getattr(other, name) for name in names):
        return False
    images = {row_of(change.after): change.after for change in known.changes}
    if is_whole and len(images) != len(other.changes):
        return False
    for change in other.changes:
        image = images.get(row_of(change.after))
        if image is not None and not same_row(image, change.after):
            return False
        if image is None and is_whole:
            return False
    return True


def _compared(
    settled: Settled, stored: Mapping[Row, Record], steps: tuple[Step, ...]
) -> tuple[list[Change], list[Change]]:
    """The rows to be written, and what the merge's own step does to them."""
    left = dict(stored)
    for step in steps:
        for change in step.changes:
            left[row_of(change.after)] = change.after
    writes, events = [], []
    for row, record in settled:
        last, known = left.get(row), stored.get(row)
        if last is not None and same_row(last, record):
            after = last
        else:
            after = replace(record, step="")
            events.append(Change(last, after))
        if after != known:
            writes.append(Change(known, after))
    return writes, events


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


def _new_annotators(ours: Holdings, theirs: Holdings) -> Iterator[Annotator]:
    for person in theirs.annotators.values():
        known = ours.annotators.get(person.id)
        if known is None:
            yield person
        else:
            role = max(known.role, person.role, key=ROLES.index)
            united = Annotator(known.id, min(known.name, person.name), role)
            if united != known:
                yield united


def _new_splits(ours: Holdings, theirs: Holdings) -> dict[str, Split]:
    """Of two splits the one that is nearer to train: a model may have learned from it."""
    found = {}
    for document, split in theirs.splits.items():
        known = ours.splits.get(document)
        nearest = split if known is None else nearest_train((known, split))
        if nearest is not known:
            found[document] = nearest
    return found
