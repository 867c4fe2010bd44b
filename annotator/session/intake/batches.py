"""The batches of a file with their items: which of them are there, and which are new."""

from collections import defaultdict
from dataclasses import dataclass

from annotator.domain.batch import Batch, BatchItem
from annotator.formats.incoming_reviews import IncomingBatch, IncomingItem
from annotator.formats.input_file import Place
from annotator.session.intake.frozen import is_new, kept_id, moment, other_here
from annotator.session.intake.items import ItemIntake
from annotator.session.intake.labels import LabelIntake
from annotator.session.intake.plan import IntakePlan, Owners


@dataclass(frozen=True, slots=True)
class DrawnBatch:
    """A batch as it will be in the database."""

    batch: Batch
    items: dict[int, BatchItem]
    """By place."""

    def item(self, number: int, place: Place) -> BatchItem:
        """The item at a place of the batch.

        Raises:
            Unreadable: there is none.
        """
        if number not in self.items:
            raise place.refusal(f"the batch “{self.batch.id}” has no item {number}")
        return self.items[number]


class BatchIntake:
    """The batches that a file speaks of, by what it calls them."""

    def __init__(
        self, plan: IntakePlan, owners: Owners, labels: LabelIntake, items: ItemIntake
    ) -> None:
        self._plan = plan
        self._owners = owners
        self._labels = labels
        self._items = items
        self._by_id: dict[str, DrawnBatch | None] = {}

    def take(self, batches: list[IncomingBatch], items: list[IncomingItem]) -> None:
        """Take all batches, each with its items.

        A batch of which a row is another here than in the file is left out: what was said of it
        would be said of something else.

        Raises:
            Unreadable: a batch breaks a rule or speaks of what is not there.
        """
        items_of: dict[str, list[IncomingItem]] = defaultdict(list)
        for item in items:
            items_of[item.batch].append(item)
        for incoming in batches:
            batch_id = kept_id(incoming.id)
            if batch_id in self._by_id:
                raise incoming.place.refusal(f"two batches are called “{incoming.id}”")
            self._by_id[batch_id] = self._take(incoming, items_of.pop(incoming.id, []))
        for ref, strays in items_of.items():
            self._compare(ref, strays)

    def of(self, ref: str, place: Place) -> DrawnBatch | None:
        """The batch with the id `ref`, or that a record calls so; none where it is left out.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        batch_id = kept_id(ref)
        if batch_id not in self._by_id:
            known = self._plan.known.reviews
            batch = known.batches.get(batch_id)
            if batch is None:
                raise place.refusal(
                    f"the batch “{ref}” is neither in the file nor in the database",
                    "Import the export that has it first, or all in one file.",
                )
            self._by_id[batch_id] = DrawnBatch(batch, known.items(batch_id))
        return self._by_id[batch_id]

    def _take(self, incoming: IncomingBatch, stated: list[IncomingItem]) -> DrawnBatch | None:
        known = self._plan.known.reviews.batches.get(kept_id(incoming.id))
        batch = self._batch(incoming, known)
        items = self._drawn(batch, stated)
        if items is None:
            self._plan.tally.left_out["batch of which a row is another here"] += 1
            return None
        if len(items) != batch.size:
            raise incoming.place.refusal(f"“size” is {batch.size}, and it has {len(items)} items")
        called = f"the batch “{incoming.id}”"
        if is_new(batch, known, self._plan, incoming.place, called):
            self._plan.reviews.batches.append(batch)
            self._plan.reviews.items += items.values()
            self._plan.tally.taken["item"] += len(items)
        elif self._plan.known.reviews.items(batch.id) != items:
            raise other_here(incoming.place, called)
        return DrawnBatch(batch, items)

    def _batch(self, incoming: IncomingBatch, known: Batch | None) -> Batch:
        place = incoming.place
        reviewer = self._owners.of(incoming.reviewer, place).id
        annotators = {self._owners.of(each, place).id for each in incoming.annotators}
        if reviewer in annotators:
            raise place.refusal(f"“{reviewer}” would review work of their own")
        if incoming.core != 1 and not incoming.plan.has_priority:
            raise place.refusal(f"“core” is 1 where the plan is “{incoming.plan}”")
        labels = {self._labels.known(each, place) for each in incoming.labels}
        return Batch(
            id=kept_id(incoming.id),
            reviewer=reviewer,
            annotators=tuple(sorted(annotators)),
            labels=tuple(sorted(labels)),
            kinds=incoming.kinds,
            story=incoming.story,
            plan=incoming.plan,
            size=incoming.size,
            frame=incoming.frame,
            core=incoming.core,
            seed=incoming.seed,
            blind=incoming.blind,
            target=incoming.target,
            created_at=moment(incoming.created_at, known, self._plan),
        )

    def _drawn(self, batch: Batch, stated: list[IncomingItem]) -> dict[int, BatchItem] | None:
        """The items by place, or none where the row of one is another here."""
        items: dict[int, BatchItem] = {}
        things = set()
        is_whole = True
        for incoming in sorted(stated, key=lambda each: each.number):
            if incoming.number != len(items) + 1 and is_whole:
                raise incoming.place.refusal(
                    f"it has the place {incoming.number}, and the next of the batch "
                    f"is {len(items) + 1}"
                )
            item = self._items.item(batch, incoming)
            if item is None:
                is_whole = False
                continue
            thing = item.kind, item.record or (item.annotator, item.document, *item.extent)
            if thing in things:
                raise incoming.place.refusal("the same is in the batch already")
            things.add(thing)
            items[item.place] = item
        return items if is_whole else None

    def _compare(self, ref: str, strays: list[IncomingItem]) -> None:
        """Hold items that come without their batch against those that are here."""
        for incoming in strays:
            drawn = self.of(ref, incoming.place)
            item = None if drawn is None else self._items.item(drawn.batch, incoming)
            if drawn is None or item is None:
                self._plan.tally.left_out["item of which the row is another here"] += 1
            elif drawn.item(incoming.number, incoming.place) != item:
                called = f"item {incoming.number} of the batch “{ref}”"
                raise other_here(incoming.place, called)
            else:
                self._plan.tally.present["item"] += 1
