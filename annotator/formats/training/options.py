"""What is asked of the writers of training data."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The columns of a file of pairs."""

    ANCHOR_POSITIVE = "anchor-positive"
    TRIPLET = "triplet"
    LABELLED = "labelled"
    SCORE = "score"
    RELATION = "relation"

    @property
    def embeds(self) -> bool:
        """Whether a model learns from it to place each text by itself, beside all of a batch."""
        return self in (Shape.ANCHOR_POSITIVE, Shape.TRIPLET)


class PassageText(StrEnum):
    """What stands for a passage in a pair."""

    SPAN = "span"
    SENTENCE = "sentence"
    """The sentences that it is in."""
    MARKED = "marked"
    """The same, with the passage in `[[ ]]`."""


class Task(StrEnum):
    """What a model is taught in a chat."""

    TAG = "tag"
    LINK = "link"


class OffsetUnit(StrEnum):
    """What the offsets of a file count."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    """Code units of UTF-16, as browsers count."""


@dataclass(frozen=True, slots=True)
class WritingOptions:
    """Options of one format or another; a format passes over those that are not its own."""

    shape: Shape = Shape.ANCHOR_POSITIVE
    text: PassageText | None = None
    """None: as fits the shape."""
    task: Task = Task.TAG
    system: str = ""
    """The system prompt of a chat; empty: one made from the definitions of the labels."""
    offsets: OffsetUnit = OffsetUnit.CODEPOINT
    negatives: float = 3.0
    """How many negatives a positive at most."""
    per_set: int | None = None
    """At most so many pairs of one set; none: as fits the shape."""
    without_trivial: bool = False
    """Leave pairs of identical texts out."""
    empty: bool = False
    """Articles without spans too, where they are complete."""
    seed: int = 1

    @property
    def passage_text(self) -> PassageText:
        """What stands for a passage, as asked or as fits the shape.

        A span alone is too short to match (“four meters”). A model that sees both texts at once
        can learn to heed marks; one that embeds each by itself will meet texts without any.
        """
        return self.text or (PassageText.SENTENCE if self.shape.embeds else PassageText.MARKED)

    @property
    def set_limit(self) -> int | None:
        """How many pairs one set gives at most, or none.

        Where all other rows of a batch are taken for negatives, two pairs of one set teach a
        falsehood.
        """
        return 1 if self.per_set is None and self.shape.embeds else self.per_set
