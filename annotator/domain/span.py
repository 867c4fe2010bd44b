"""A stretch of one article's text, tagged or plainly highlighted."""

from dataclasses import dataclass

from annotator.text.extent import Extent as Extent


@dataclass(frozen=True, slots=True)
class Span:
    """One annotator's mark on `[start, end)` of one document's text."""

    id: str
    document: str
    annotator: str
    start: int
    """First code point."""
    end: int
    """One past the last code point; greater than `start`."""
    quote: str
    """`text[start:end]`, always."""
    label: str | None = None
    """A label id, or none: a plain highlight."""
    label_revision: int | None = None
    """The revision of the label's definition that was in force; none for a highlight."""
    note: str = ""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end

    @property
    def flagged(self) -> bool:
        """Whether the annotator is not sure: the note begins with a question mark."""
        return self.note.startswith("?")
