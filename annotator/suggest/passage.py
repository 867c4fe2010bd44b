"""What is scored: articles, and passages of them."""

from dataclasses import dataclass

from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class Article:
    """A document's id and its stored text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """`[start, end)` of one document's text, in code points."""

    document: str
    start: int
    end: int

    @property
    def extent(self) -> Extent:
        """Where it stands in its document."""
        return self.start, self.end

    def overlaps(self, other: "Passage") -> bool:
        """Whether the two share a code point."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def mostly(self, other: "Passage") -> bool:
        """Whether the two share at least half of the shorter one."""
        if self.document != other.document:
            return False
        shared = min(self.end, other.end) - max(self.start, other.start)
        return 2 * shared >= min(self.end - self.start, other.end - other.start)
