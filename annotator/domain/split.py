"""Which part of the training data a document is in."""

from collections.abc import Iterable
from enum import StrEnum


class Split(StrEnum):
    """A part of the training data, the most train-like first.

    A document may come nearer to train, where it was seen by nothing that it is to test; never
    the other way, where a model may have learned from it.
    """

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"

    @property
    def distance(self) -> int:
        """How far it is from train, which is 0."""
        return _ORDER.index(self)


_ORDER = tuple(Split)


def nearest_train(splits: Iterable[Split]) -> Split:
    """The one of them that is nearest to train; there is at least one."""
    return min(splits, key=_ORDER.index)
