"""What has to be written so that one database holds what two hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from annotator.domain.document import Annotator
from annotator.domain.guideline import Guideline
from annotator.domain.merging.agreeing import check_texts, new_guidelines, new_steps
from annotator.domain.merging.clashes import clashes_between
from annotator.domain.merging.holdings import ROLES, Holdings, Row, Twin, row_of
from annotator.domain.merging.order import same_row, winners
from annotator.domain.merging.reviews import NewReviews, new_reviews, seen_revisions
from annotator.domain.merging.settled import Clash, Settled
from annotator.domain.merging.settling import settle
from annotator.domain.split import Split, nearest_train
from annotator.domain.step import Change, Record, Step
from annotator.domain.time_spent import TimeKey


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
    guidelines: tuple[Guideline, ...]
    times: Mapping[TimeKey, float]
    """Where there is more on the other side, what there is."""
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
        """Whether all is as it was."""
        return not (
            self.steps
            or self.annotators
            or self.texts
            or self.writes
            or self.reviews
            or self.splits
            or self.purged
            or self.guidelines
            or self.times
            or self.remembers
        )


def unite(ours: Holdings, theirs: Holdings) -> Union:
    """What has to be added to `ours`.

    Raises:
        Refused: the two cannot be of one corpus: the same article has two texts, or something
            that never changes says another thing on either side.
    """
    check_texts(ours, theirs)
    steps = new_steps(ours, theirs)
    confirmed = ours.confirmed | theirs.confirmed
    standing = winners(chain(ours.images(), theirs.images()))
    seen = seen_revisions((ours.reviews, theirs.reviews), standing.values())
    settled = settle(standing, confirmed, seen)
    writes, events = _compared(settled, ours.stored(), steps)
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
        guidelines=new_guidelines(ours, theirs),
        times={key: each for key, each in theirs.times.items() if each > ours.times.get(key, -1.0)},
        twins=twins,
        confirmed=confirmed,
        new_twins=twins - ours.twins - ours.confirmed,
        clashes=tuple(clashes_between(ours, theirs, settled)),
        remembers=twins != ours.twins or confirmed != ours.confirmed,
    )


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
