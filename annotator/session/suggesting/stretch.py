"""What spans, offers and passages have in common."""

from typing import Protocol

from annotator.suggest.passage import Passage


class Stretch(Protocol):
    """`[start, end)` of a document's text, in code points."""

    @property
    def document(self) -> str:
        """The document's id."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


def passage_of(stretch: Stretch) -> Passage:
    """Where something stands, and nothing else of it."""
    return Passage(stretch.document, stretch.start, stretch.end)
