"""How much a stem says: rare ones say most."""

from collections import Counter
from collections.abc import Iterable
from math import log

from annotator.suggest.terms import Terms


class Idf:
    """Inverse document frequency over the units in scope, as in BM25 (Robertson et al. 1994).

    A unit counts as a document, and no corpus from elsewhere does: in a story about a mine the
    word says little, whatever it says in general.
    """

    def __init__(self, units: Iterable[Terms]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for unit in units:
            counts.update(unit.stems)
            number += 1
        self._known = {stem: _weight(number, count) for stem, count in counts.items()}
        self._unknown = _weight(number, 0)

    def of(self, stem: str) -> float:
        """The weight of a stem, above 0; that of one which no unit has is the largest."""
        return self._known.get(stem, self._unknown)


def _weight(number: int, count: int) -> float:
    return log(1 + (number - count + 0.5) / (count + 0.5))
