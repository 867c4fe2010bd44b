"""Reading a batch, as it is opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.verdict import Verdict
from annotator.session.reviewing.naming import LISTED
from annotator.session.reviewing.surroundings import Surroundings, read_surroundings
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Gathered:
    """A batch as it is read when it is opened."""

    batch: Batch
    number: int
    """`batch 3` is the third that was drawn."""
    items: tuple[BatchItem, ...]
    verdicts: tuple[Verdict, ...]
    """Oldest first."""
    revealed: frozenset[int]
    """The places of the items whose annotator the reviewer has looked up."""
    signed: bool
    """Whether it was ever signed: from then on it is not blind any more."""
    names: Mapping[str, str]
    """The names of the annotators by id."""
    around: Surroundings
    seq: int
    """The newest step that all this knows."""


def gather(store: Store, reviewer: Annotator, batch_id: str) -> Gathered:
    """All of the batch with this id but what its items are about.

    Raises `Refused` where there is no such batch, or where it is another reviewer's.
    """
    with store.snapshot():
        batches = store.batches()
        number = next((n for n, each in enumerate(batches, start=1) if each.id == batch_id), None)
        if number is None:
            raise Refused("There is no such batch.", LISTED)
        batch = batches[number - 1]
        names = {each.id: each.name for each in store.annotators()}
        _refuse_other(batch, number, reviewer, names)
        return Gathered(
            batch=batch,
            number=number,
            items=tuple(store.batch_items(batch_id)),
            verdicts=tuple(store.verdicts(batch_id)),
            revealed=frozenset(each.place for each in store.reveals(batch_id)),
            signed=bool(store.signoffs(batch_id)),
            names=names,
            around=read_surroundings(store, batch_id),
            seq=store.last_seq(),
        )


def _refuse_other(batch: Batch, number: int, reviewer: Annotator, names: Mapping[str, str]) -> None:
    if batch.reviewer == reviewer.id:
        return
    owner = names.get(batch.reviewer, batch.reviewer)
    raise Refused(
        f"Batch {number} is {owner}'s, and only {owner} judges in it.",
        f"Draw the same one for yourself with the seed {batch.seed}.",
    )
