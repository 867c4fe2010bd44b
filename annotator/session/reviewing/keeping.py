"""Drawing a batch for good."""

from dataclasses import dataclass

from annotator.domain.batch import Batch
from annotator.domain.document import Annotator
from annotator.session.reviewing.drawing import Setup, draw
from annotator.session.reviewing.naming import batch_with
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch that is drawn and stored."""

    batch: Batch
    number: int
    """`batch 3` is the third that was drawn."""
    articles: int
    """Articles with an item of it."""


def draw_and_keep(store: Store, reviewer: Annotator, setup: Setup) -> Kept:
    """Draw a batch for a reviewer, and keep it with its items.

    Raises `Refused` as `draw` does, and `NotSaved`; then there is none.
    """
    drawn = draw(store, reviewer, setup)
    store.add_annotator(reviewer)
    store.add_batch(drawn.batch, drawn.items)
    number, batch = batch_with(store.batches(), drawn.batch.id)
    return Kept(batch, number, len({item.document for item in drawn.items}))
