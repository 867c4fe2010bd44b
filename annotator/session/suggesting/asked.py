"""A question for suggestions, and the answer that is on its way."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    number: int
    """Later questions have greater numbers."""
    span: str | None
    """The id of the span that equivalents are wanted of, or none: the pairs of the story."""
    documents: tuple[str, ...]
    """The ids of the articles that were asked about."""


class Asked(Future[T], Generic[T]):
    """An answer to come, which says what it answers.

    Callbacks run in a thread of the scoring. `cancel` drops a question that is not begun.
    """

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
