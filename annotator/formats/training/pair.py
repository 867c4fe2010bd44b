"""Two passages with what is said of them: a line of pairs for training."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.link import Relation, Side


class PairKind(StrEnum):
    """What a pair rests on."""

    LINK = "link"
    """A person linked the two."""
    CLOSURE = "closure"
    """They are in one set, over others."""
    DIFFERENT = "different"
    """A person said that they are different."""
    DISMISSAL = "dismissal"
    """A person refused one beside the other."""
    ABSENCE = "absence"
    """A person said that the article says nothing of it; the passage is its likeliest."""
    HARD = "hard"
    """Same label and story, no link, in articles that both are complete."""
    RANDOM = "random"
    """Of different stories."""


@dataclass(frozen=True, slots=True)
class PairEnd:
    """One passage of a pair."""

    document: str
    start: int
    end: int
    text: str
    """What is written: the passage, its sentence, or its sentence with the passage marked."""
    span: str | None = None
    """The id of the span; none: a passage that nobody tagged."""
    rev: int | None = None
    label: str | None = None
    respelled: bool = False
    """Whether brackets of its own are written apart, so that they do not pass for marks."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of different documents; the first is of the earlier article."""

    a: PairEnd
    b: PairEnd
    relation: Relation
    """`different` of everything that is no link."""
    kind: PairKind
    split: str
    layer: str
    more: Side | None = None
    """Of a partial link: the end of this pair that says more."""
    set: str | None = None
    """The name of the set that both are in."""
    statement: str | None = None
    """The id of the link, absence or dismissal."""
    trivial: bool = False
    """Whether both texts are the same but for case and white space."""
    duplicate: bool = False
    """Whether an earlier pair of the split has these texts but for case and white space."""
    annotators: tuple[str, ...] = ()
    """The ids of all whose word the layer is."""


@dataclass(frozen=True, slots=True)
class Triplet:
    """An anchor with one that says the same and one that does not."""

    positive: Pair
    """Its `a` is the anchor."""
    negative: Pair
    """Its `a` is the anchor too."""
