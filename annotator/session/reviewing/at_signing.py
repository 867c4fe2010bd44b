"""What a reviewer sees before a batch is signed."""

from dataclasses import dataclass

from annotator.domain.batch import Batch
from annotator.session.reviewing.change import change_of
from annotator.session.reviewing.counting import is_unsure
from annotator.session.reviewing.naming import batch_with
from annotator.session.reviewing.signable import read_signable
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class AtSigning:
    """What is about to be signed."""

    batch: Batch
    number: int
    reviewer: str
    """The name that has to be typed."""
    errors: int
    """What the verdicts say is wrong."""
    unsure: int
    """Items whose verdict is a question."""
    changed: int
    """Items that were changed or deleted before a verdict: they have none."""
    left: int
    """Items that are still to be judged."""
    digest: str
    """SHA-256 of what is signed, in hexadecimal."""


def at_signing(store: Store, batch_id: str) -> AtSigning:
    """The batch with this id as it would be signed now; raises `Refused` where there is none."""
    number, batch = batch_with(store.batches(), batch_id)
    signable = read_signable(store, batch)
    held = signable.standings
    reviewer = store.annotator(batch.reviewer)
    return AtSigning(
        batch,
        number,
        batch.reviewer if reviewer is None else reviewer.name,
        sum(each.errors for each in held.values()),
        sum(is_unsure(each) for each in held.values()),
        sum(
            not held[each.place].decided and change_of(each, signable.revisions) != ""
            for each in signable.items
        ),
        len(signable.open),
        signable.digest,
    )
