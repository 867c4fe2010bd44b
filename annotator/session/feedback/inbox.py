"""What a reviewer has to answer: verdicts that an annotator objects to."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.verdict import Objection
from annotator.session.feedback.corrections import Correction, Gathering, Said, State
from annotator.session.reviewing.naming import Aliases
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Contested:
    """A verdict of the reviewer's that its annotator has the last word about."""

    correction: Correction
    who: str
    """What the annotator is called in the batch: while it is blind, by alias."""

    @property
    def newest(self) -> Objection:
        """The word that waits for an answer."""
        return self.correction.thread[-1]


def inbox(store: Store, reviewer: str) -> list[Contested]:
    """What waits for an answer of the reviewer with this id, newest word first.

    A verdict that is withdrawn, that a newer one has taken the place of, or that the annotator has
    come to agree with, waits for none. Signed batches are in it like the others.
    """
    with store.snapshot():
        names = {each.id: each.name for each in store.annotators()}
        found = [
            Contested(correction, _called(store, correction, names))
            for correction in Gathering(store).corrections(_objected(store, reviewer))
            if correction.state is State.OBJECTED
        ]
    return sorted(found, key=lambda each: each.newest.created_at, reverse=True)


def _objected(store: Store, reviewer: str) -> list[Said]:
    """The verdicts of this reviewer that anybody said something of."""
    found: list[Said] = []
    for batch in store.batches():
        if batch.reviewer != reviewer:
            continue
        contested = {objection.verdict for objection in store.objections(batch.id)}
        if contested:
            items = {item.place: item for item in store.batch_items(batch.id)}
            said = (each for each in store.verdicts(batch.id) if each.id in contested)
            found += [(batch.id, items[each.place], each) for each in said]
    return found


def _called(store: Store, correction: Correction, names: Mapping[str, str]) -> str:
    batch = correction.batch
    aliases = Aliases(batch, signed_off=bool(store.signoffs(batch.id)), names=names)
    return aliases.name(correction.annotator)
