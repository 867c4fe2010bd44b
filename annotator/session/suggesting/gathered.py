"""What came of comparing the articles of a story, put together."""

from collections.abc import Sequence
from typing import NamedTuple

from annotator.domain.candidate import Candidate
from annotator.suggest.passage import Passage


class Came(NamedTuple):
    """What came of comparing one article with others."""

    document: str
    found: Sequence[Candidate]
    compared: Sequence[str]
    """Those that it was compared with and that are compared with others yet."""


class Gathered:
    """The candidates of the articles of one story."""

    def __init__(self, documents: Sequence[str]) -> None:
        """`documents`: all of the story, in their order."""
        self._number = {document: at for at, document in enumerate(documents)}
        self._compared: set[frozenset[str]] = set()
        self._found: list[Candidate] = []

    def add(self, came: Came) -> None:
        """Take what came of the next article.

        Two articles that were compared before, in the company of the other one, are passed over,
        and so is what is of another story.
        """
        for each in came.found:
            ends = frozenset((each.a_document, each.b_document))
            if ends <= self._number.keys() and ends not in self._compared:
                self._found.append(each)
        self._compared.update(frozenset((came.document, other)) for other in came.compared)

    def best_first(self, most: int) -> list[Candidate]:
        """At most so many; what is equally good is in the order of the articles and their texts."""
        return sorted(self._found, key=self._place)[:most]

    def _place(self, candidate: Candidate) -> tuple[object, ...]:
        ends = ((self._number[each.document], each.extent) for each in ends_of(candidate))
        return -candidate.rank, *sorted(ends)


def ends_of(candidate: Candidate) -> tuple[Passage, Passage]:
    """The two passages."""
    return Passage(*candidate[:3]), Passage(*candidate[3:6])
