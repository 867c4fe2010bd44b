"""Drawing a batch: what was asked for, what there is, and what is taken of it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id, now
from annotator.review.sample_size import sample_size_of
from annotator.review.sampling import Sampled, priority, simple, strata_count, stratified
from annotator.session.reviewing.frame import Frame, FrameItem, read_frame
from annotator.session.reviewing.priorities import first_of
from annotator.session.reviewing.setup import Setup as Setup
from annotator.session.reviewing.setup import nothing_there, wanted_of
from annotator.session.wording import count
from annotator.storage.store import Store

KINDS = tuple(ItemKind)


@dataclass(frozen=True, slots=True)
class FrameCount:
    """How much there is to draw from."""

    items: int
    articles: int
    """Articles with an item in them."""
    size: int
    """How many would be drawn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch that is not stored yet: `Store.add_batch` takes both."""

    batch: Batch
    items: tuple[BatchItem, ...]


def frame_size(store: Store, reviewer: Annotator, setup: Setup) -> FrameCount:
    """What `draw` would draw from, and how many; raises what it raises."""
    with store.snapshot():
        frame = _frame(store, reviewer, setup)
        size = _size(frame, setup)
    return FrameCount(len(frame.items), len({each.document for each in frame.items}), size)


def draw(store: Store, reviewer: Annotator, setup: Setup) -> Drawn:
    """Draw a batch; the same setup draws the same items of the same database.

    Raises:
        Refused: an annotator, label or story is not known; all there is to draw is the
            reviewer's own, or there is nothing; the size is larger than the set, or too small for
            its strata; the plan compares layers and there is one alone.
    """
    # What is written while the frame is read is new to the next batch.
    at = now()
    with store.snapshot():
        frame = _frame(store, reviewer, setup)
        sampled = _sampled(store, reviewer, setup, frame)
    batch = Batch(
        id=new_id(),
        reviewer=reviewer.id,
        annotators=tuple(sorted({each.annotator for each in frame.items})),
        labels=tuple(sorted({*setup.labels})),
        kinds=tuple(kind for kind in KINDS if kind in setup.kinds),
        story=setup.story,
        plan=setup.plan,
        size=len(sampled),
        frame=len(frame.items),
        core=setup.core if setup.plan.has_priority else 1.0,
        seed=setup.seed,
        blind=setup.blind,
        target=setup.sized_by,
        created_at=at,
    )
    in_order = sorted(sampled, key=lambda each: _reading_order(frame, each.item))
    items = (_item(batch.id, place, each) for place, each in enumerate(in_order, start=1))
    return Drawn(batch, tuple(items))


def _frame(store: Store, reviewer: Annotator, setup: Setup) -> Frame:
    wanted = wanted_of(store, reviewer, setup)
    frame = read_frame(store, wanted)
    if not frame.items:
        raise nothing_there(store, wanted)
    return frame


def _size(frame: Frame, setup: Setup) -> int:
    """How many to draw."""
    available = len(frame.items)
    if setup.plan is SamplingPlan.ALL:
        return available
    target = setup.sized_by
    size = setup.size if target is None else sample_size_of(target, available)
    if size is None or size < 1:
        raise Refused("A batch needs a size.", "Say how many, or which error rate it is to detect.")
    if size > available:
        raise Refused(
            f"A batch of {size} is larger than the set, which has {count(available, 'item')}.",
            f"Take {available} at most, or all.",
        )
    if setup.plan is SamplingPlan.STRATIFIED:
        strata = strata_count(frame.items, _stratum)
        if size < strata:
            raise Refused(
                f"A batch of {size} has not one of each label and annotator: "
                f"there are {strata} such groups.",
                f"Take {strata} or more, or another plan.",
            )
    return size


def _sampled(
    store: Store, reviewer: Annotator, setup: Setup, frame: Frame
) -> Sequence[Sampled[FrameItem]]:
    size, seed = _size(frame, setup), setup.seed
    if setup.plan is SamplingPlan.STRATIFIED:
        return stratified(frame.items, _stratum, size, seed)
    if setup.plan.has_priority:
        first = first_of(store, setup.plan, frame, reviewer.id)
        return priority(frame.items, first, size, setup.core, seed)
    return simple(frame.items, size, seed)


def _stratum(item: FrameItem) -> Hashable:
    """Items of one kind, annotator and label; kinds have rates of their own."""
    return item.kind, item.annotator, item.label


def _reading_order(frame: Frame, item: FrameItem) -> tuple[object, ...]:
    """By story, article and place, so that the reviewer reads on.

    What stands at one place keeps its order by lot, which says nothing of whose it is.
    """
    document = frame.documents[item.document]
    return document.story, document.number, item.start, item.end, KINDS.index(item.kind)


def _item(batch: str, place: int, sampled: Sampled[FrameItem]) -> BatchItem:
    item = sampled.item
    return BatchItem(
        batch=batch,
        place=place,
        kind=item.kind,
        record=None if item.row is None else item.row.id,
        rev=None if item.row is None else item.row.rev,
        annotator=item.annotator,
        document=item.document,
        start=item.start,
        end=item.end,
        label=item.label,
        core=sampled.core,
        weight=sampled.weight,
        found=item.found,
    )
