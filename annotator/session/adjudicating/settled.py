"""What has been decided, and what became of each row."""

from collections.abc import Iterable
from copy import copy

from annotator.domain.adjudication import Adjudication
from annotator.domain.layer import Layer
from annotator.review.difference import Row


class Settled:
    """The live decisions of a gold layer by the rows that they are about.

    A row is known by its id alone: what was decided about it stays so when it changes later.
    """

    def __init__(self, gold: Layer) -> None:
        self._gold = gold
        self._about: dict[str, Adjudication] = {}
        for adjudication in sorted(gold.adjudications.values(), key=_age):
            for source in adjudication.a:
                self._about.setdefault(source.record, adjudication)
            for source in adjudication.b:
                self._about.setdefault(source.record, adjudication)

    def copy(self) -> "Settled":
        """The same, to go its own way from here."""
        twin = copy(self)
        twin._about = dict(self._about)
        return twin

    def add(self, adjudication: Adjudication) -> None:
        """Take note of a decision, or of what one that was there before says now.

        Of several about a row, which two programs may have made, the first one counts.
        """
        for source in (*adjudication.a, *adjudication.b):
            known = self._about.get(source.record)
            if known is None or known.id == adjudication.id:
                self._about[source.record] = adjudication

    def of(self, row: str) -> Adjudication | None:
        """The decision about the row with this id, or none."""
        return self._about.get(row)

    def __contains__(self, row: str) -> bool:
        """Whether the row with this id has been decided about."""
        return row in self._about

    def about(self, rows: Iterable[str]) -> list[Adjudication]:
        """The decisions about the rows with these ids."""
        found = {each.id: each for row in rows if (each := self._about.get(row)) is not None}
        return list(found.values())

    def became(self, row: str) -> list[str]:
        """The ids of the live gold rows that stand for a row.

        Those that were made from it; else all that were made where it was decided: a span that was
        left for another one of the same place is that one in the gold layer.
        """
        adjudication = self._about.get(row)
        if adjudication is None or not adjudication.taken:
            return []
        made = {
            taken.record
            for taken in adjudication.taken
            if any(source.record == row for source in taken.sources)
        }
        rows = live_rows(self._gold, adjudication)
        return [each.id for each in rows if each.id in made or not made]

    def left_out(self, row: str) -> bool:
        """Whether it was decided that there is nothing of a row in the gold layer."""
        return row in self._about and not self.became(row)

    def is_shared(self, gold_row: str, adjudication: Adjudication) -> bool:
        """Whether another decision has taken the same gold row."""
        return any(
            taken.record == gold_row
            for each in self._gold.adjudications.values()
            for taken in each.taken
            if each.id != adjudication.id
        )


def live_rows(gold: Layer, adjudication: Adjudication) -> list[Row]:
    """What is left in the gold layer of what a decision has made."""
    found = [
        gold.spans.get(taken.record)
        or gold.links.get(taken.record)
        or gold.absences.get(taken.record)
        for taken in adjudication.taken
    ]
    return [row for row in found if row is not None]


def _age(adjudication: Adjudication) -> str:
    return adjudication.id
