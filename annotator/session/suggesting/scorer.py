"""What a screen asks for suggestions."""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from annotator.session.draft import Draft
from annotator.session.suggesting.offer import Offer, PairOffer


class Scorer(Protocol):
    """Answers questions in a thread or process of its own: nothing here is waited for."""

    semantic: bool
    """Whether sentence vectors help, from the next question on."""
    seen_elsewhere: Callable[[], Collection[str]]
    """The lines that articles of other stories have too."""

    def warm(self, draft: Draft) -> Future[Any]:
        """Get ready for questions about a story."""

    def offers(
        self, draft: Draft, span: str, documents: Sequence[str]
    ) -> Future[dict[str, list[Offer]]]:
        """The best passages for a span in each of the documents, best first."""

    def differing(self, draft: Draft, span: str, document: str) -> Future[list[Offer]]:
        """The passages of a document whose quantities differ from the span's, best first."""

    def pairs(self, draft: Draft) -> Future[list[PairOffer]]:
        """The pairs of passages of the story that may say the same, best first."""

    def close(self) -> None:
        """Answer nothing more."""
