"""What the annotators are called in a blind batch."""

from random import Random

from annotator.domain.batch import Batch


class Aliases:
    """`annotator 1`, `annotator 2`, … in an order that says nothing of the names."""

    def __init__(self, batch: Batch, *, signed_off: bool) -> None:
        order = sorted(batch.annotators)
        Random(batch.seed).shuffle(order)
        named = batch.blind and not signed_off
        self.all = {
            each: f"annotator {number}" if named else each
            for number, each in enumerate(order, start=1)
        }

    def name(self, annotator: str) -> str:
        """What the annotator with this id is called."""
        return self.all[annotator]
