"""The batches at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.batch import Batch
from annotator.domain.verdict import SignOff
from annotator.session.reviewing.naming import Aliases
from annotator.session.reviewing.signing import signed, why_void
from annotator.session.reviewing.standing import standings
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch, and how far it is."""

    number: int
    """Its place among all batches, from 1."""
    batch: Batch
    reviewer: str
    """The reviewer's name."""
    whose: tuple[str, ...]
    """Whose work it is, by name; of a blind batch that is not signed, `annotator 1` and so on."""
    decided: int
    """Items with a verdict."""
    errors: int
    """What the verdicts say is wrong; a passage can have several."""
    signed: SignOff | None
    """The sign-off that holds, or none."""
    void: str
    """Why a sign-off does not hold any more, in a sentence; else empty."""

    @property
    def state(self) -> str:
        """`open`, `decided`, `signed` or `void`."""
        if self.signed is not None:
            return "signed"
        if self.void:
            return "void"
        return "decided" if self.decided == self.batch.size else "open"


def batch_rows(store: Store, reviewer: str | None = None) -> list[BatchRow]:
    """The batches, oldest first: of the reviewer with this id, else of all."""
    names = {each.id: each.name for each in store.annotators()}
    return [
        _row(store, number, batch, names)
        for number, batch in enumerate(store.batches(), start=1)
        if reviewer in (None, batch.reviewer)
    ]


def _row(store: Store, number: int, batch: Batch, names: Mapping[str, str]) -> BatchRow:
    held = standings(store.batch_items(batch.id), store.verdicts(batch.id)).values()
    signature = signed(store, batch)
    called = Aliases(batch, signed_off=bool(store.signoffs(batch.id)), names=names)
    return BatchRow(
        number,
        batch,
        names.get(batch.reviewer, batch.reviewer),
        tuple(called.all.values()),
        decided=sum(each.decided for each in held),
        errors=sum(each.errors for each in held),
        signed=signature,
        void="" if signature is not None else why_void(store, batch),
    )
