"""What a reviewer comes home to."""

from dataclasses import dataclass

from annotator.session.feedback.inbox import Contested, inbox
from annotator.session.reviewing.listing import BatchRow, batch_rows
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class AtHome:
    """The batches, and what waits for an answer."""

    batches: tuple[BatchRow, ...] = ()
    """The reviewer's own, oldest first."""
    contested: tuple[Contested, ...] = ()
    """The verdicts that are objected to, newest word first."""


def at_home(store: Store, reviewer: str) -> AtHome:
    """The home of the reviewer with this id."""
    return AtHome(tuple(batch_rows(store, reviewer)), tuple(inbox(store, reviewer)))
