"""What is around the items of a batch, and may change while they are judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.session.reviewing.change import Revisions
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The stories that the items are in now, and what has become of their rows."""

    stories: Mapping[str, str]
    """The story of each document, by id."""
    revisions: Revisions


def read_surroundings(store: Store, batch: str) -> Surroundings:
    """What is around the items of the batch with this id."""
    stories = {each.id: each.story for each in store.documents()}
    return Surroundings(stories, store.revisions(batch))
