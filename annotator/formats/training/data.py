"""What is exported for training, as a writer sees it."""

from collections.abc import Iterator
from typing import Protocol

from annotator.domain.document import Annotator
from annotator.domain.label import Label
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.pair import Pair, Triplet


class TrainingData(Protocol):
    """One moment of the database, read as the chosen truth.

    Each iterator can be asked for again and gives the same in the same order. Memory holds a
    bundle at a time.
    """

    @property
    def labels(self) -> tuple[Label, ...]:
        """The label set in its order, retired ones too."""

    @property
    def annotators(self) -> tuple[Annotator, ...]:
        """Those whose word the truth is, by id."""

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits that are wanted, in the order train, validation, test; `("",)` for none."""

    def bundles(self) -> Iterator[Bundle]:
        """All bundles: those of a layer by their first story, the layers by name.

        Articles without spans are among them only where they were asked for.
        """

    def text(self, document: str) -> str:
        """The text of the document with this id; a few are kept."""

    def pairs(self) -> Iterator[Pair]:
        """The pairs of the asked shape, with the asked negatives, shuffled by set."""

    def triplets(self) -> Iterator[Triplet]:
        """The same as an anchor with a positive and a negative each."""
