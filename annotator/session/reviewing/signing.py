"""Signing a batch: the signature holds while all that was signed is as it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.batch import Batch, BatchItem
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id, now
from annotator.domain.verdict import SignOff
from annotator.session.reviewing.change import PURGED, Revisions, change_of
from annotator.session.reviewing.signable import Signable, read_signable
from annotator.session.wording import count
from annotator.storage.store import Store

LONGEST_NAME = 100
"""Code points of a signature."""

NAMED = 5
"""How many items a sentence names."""


def digest(store: Store, batch: Batch) -> str:
    """SHA-256, in hexadecimal, of the batch as it stands."""
    return read_signable(store, batch).digest


def sign(store: Store, batch: Batch, name: str) -> SignOff:
    """Sign the batch as it stands, with the reviewer's name as it was typed.

    Raises:
        Refused: an item is still to be judged, or the name is none.
        NotSaved: as every writing.
    """
    typed = " ".join(name.split())
    if not typed or not typed.isprintable() or len(typed) > LONGEST_NAME:
        raise Refused("A signature is a name.", "Type yours.")
    signable = read_signable(store, batch)
    if signable.open:
        left = count(len(signable.open), "item")
        raise Refused(
            f"{left} of {batch.size} {'is' if len(signable.open) == 1 else 'are'} not judged yet, "
            f"the first is {signable.open[0]}.",
            "Judge what is left, or mark it with a question.",
        )
    signoff = SignOff(new_id(), batch.id, batch.reviewer, typed, signable.digest, now())
    store.add_signoff(signoff)
    return signoff


def signed(store: Store, batch: Batch) -> SignOff | None:
    """The newest signature that holds, or none."""
    return signature(store, batch).holds


def why_void(store: Store, batch: Batch) -> str:
    """Why the last signature does not hold any more, in a sentence; empty: it does, or is none."""
    return signature(store, batch).void


@dataclass(frozen=True, slots=True)
class Signature:
    """How it stands with the signatures under a batch."""

    holds: SignOff | None
    """The newest that holds, or none."""
    void: str
    """Why the last one does not hold any more, in a sentence; empty: one does, or there is none."""


def signature(store: Store, batch: Batch, signable: Signable | None = None) -> Signature:
    """How it stands with the signatures; `signable` saves reading the batch again."""
    with store.snapshot():
        signoffs = store.signoffs(batch.id)
        if not signoffs:
            return Signature(None, "")
        known = signable or read_signable(store, batch)
        current = known.digest
        holds = next((each for each in reversed(signoffs) if each.digest == current), None)
        void = "" if holds is not None else _void_words(store, known, signoffs[-1])
    return Signature(holds, void)


def _void_words(store: Store, signable: Signable, last: SignOff) -> str:
    changes = list(_changes(store, signable, last.created_at))
    what = ", ".join(changes[:NAMED]) + (", …" if len(changes) > NAMED else "")
    return (
        f"The signature of {last.created_at[:10]} does not hold any more: "
        f"{what or 'something in the batch was changed'}."
    )


def _changes(store: Store, signable: Signable, since: str) -> Iterator[str]:
    """What has changed since then, item by item."""
    said = {each.place for each in signable.verdicts if each.created_at > since}
    for item in signable.items:
        if item.place in said:
            yield f"item {item.place} has another verdict"
        elif _changed_since(store, item, signable.revisions, since):
            change = change_of(item, signable.revisions).partition(" ")[0]
            yield f"item {item.place} was {change}"
        elif any(at > since for _, _, at in signable.ends.get(item.place, ())):
            yield f"a tag of item {item.place} was changed"


def _changed_since(store: Store, item: BatchItem, revisions: Revisions, since: str) -> bool:
    if item.record is None or not change_of(item, revisions):
        return False
    present = revisions.get(item.place, PURGED)
    row = store.record_at(item.kind, item.record, present.rev)
    return row is None or row.updated_at > since
