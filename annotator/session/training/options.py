"""What is asked of an export of training data."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.errors import UnusableInput
from annotator.formats.training.options import WritingOptions


class TruthKind(StrEnum):
    """Whose word counts where several people annotated."""

    REVIEWED = "reviewed"
    """What a signed review accepted or put right."""
    ADJUDICATED = "adjudicated"
    """The layer of a gold annotator."""
    ANNOTATOR = "annotator"
    MAJORITY = "majority"
    """What at least so many annotators have exactly alike."""
    ALL_LAYERS = "all-layers"
    """Every layer for itself."""


@dataclass(frozen=True, slots=True)
class TruthChoice:
    """Whose word counts."""

    kind: TruthKind
    annotator: str = ""
    """The name, of `annotator`."""
    votes: int = 0
    """How many, of `majority`."""

    @classmethod
    def parsed(cls, words: str) -> "TruthChoice":
        """The choice that `reviewed`, `annotator:NAME`, `majority:2`, … name.

        Raises:
            UnusableInput: they name none.
        """
        kind, _, value = words.strip().partition(":")
        match kind.casefold(), value.strip():
            case ("reviewed" | "adjudicated" | "all-layers") as plain, "":
                return cls(TruthKind(plain))
            case "annotator", name if name:
                return cls(TruthKind.ANNOTATOR, annotator=name)
            case "majority", votes if votes.isascii() and votes.isdecimal() and int(votes) > 1:
                return cls(TruthKind.MAJORITY, votes=int(votes))
        raise UnusableInput(f"“{words}” is no truth.", CHOICES)


CHOICES = "Say --truth reviewed, adjudicated, annotator:NAME, majority:K (from 2) or all-layers."


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """What leaves, whose word it is and in which form."""

    truth: TruthChoice | None = None
    """None: the only layer there is, or what a signed review says; else it has to be said."""
    shares: tuple[float, float, float] | None = None
    """Of train, validation and test, summing to 1; none: no split."""
    writing: WritingOptions = field(default_factory=WritingOptions)
