"""A suggestion as screens and commands show it."""

from dataclasses import dataclass

from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage, `[start, end)` of `document` in code points, that may say the same."""

    document: str
    start: int
    end: int
    quote: str
    score: float
    """The confidence, 0 to 1."""
    band: str
    """`strong`, `likely`, `possible` or `weak`."""
    why: str
    """The reasons in words, on one line."""
    figures: tuple[tuple[str, str], ...] = ()
    """Quantities that differ, side by side: the span's and the passage's, as written."""

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end

    @property
    def is_weak(self) -> bool:
        """Whether it is so unsure that nothing close is said to be there."""
        return self.band == "weak"


@dataclass(frozen=True, slots=True)
class PairOffer:
    """Two passages of different articles that may say the same."""

    a: Offer
    b: Offer
    label: str | None
    """The label proposed for both, or none."""

    @property
    def key(self) -> str:
        """The same for the same two passages, whenever it is worked out."""
        return "|".join(f"{each.document}:{each.start}-{each.end}" for each in (self.a, self.b))
