"""A passage that is no span: where it stands, and what it says."""

from dataclasses import dataclass

from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """`[start, end)` of one document's text."""

    document: str
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    quote: str
    """`text[start:end]`, always."""

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end
