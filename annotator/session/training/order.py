"""What is asked for and of which format."""

from dataclasses import dataclass

from annotator.formats.consumers.consumer import Consumer
from annotator.formats.format import Format
from annotator.session.training.options import TrainingOptions


@dataclass(frozen=True, slots=True)
class Order:
    """One export of training data, as it was asked for."""

    format: Format
    options: TrainingOptions
    consumer: Consumer | None = None
    """For whom it is made; they get what loads it and a card too."""
    timestamp: bool = True
    """The manifest says when it was written."""

    @property
    def is_folder(self) -> bool:
        """Whether it is more than a data file with what stands beside it."""
        split = self.options.shares is not None
        return split or self.format.is_folder or self.consumer is not None
