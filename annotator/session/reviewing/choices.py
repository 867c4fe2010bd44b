"""What there is to draw a batch from."""

from dataclasses import dataclass

from annotator.domain.document import Annotator
from annotator.domain.label import LabelSet
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form of a new batch offers."""

    annotators: tuple[Annotator, ...]
    """Everybody but the reviewer, by name."""
    labels: LabelSet
    stories: tuple[str, ...]


def choices_of(store: Store, reviewer: str) -> Choices:
    """What the reviewer with this id can choose from."""
    others = (each for each in store.annotators() if each.id != reviewer)
    return Choices(
        tuple(sorted(others, key=lambda each: each.name.casefold())),
        store.labels(),
        tuple(sorted({each.story for each in store.documents()})),
    )
