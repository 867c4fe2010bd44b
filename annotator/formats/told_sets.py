"""Sets of spans that say the same, told span by span over the records of a file."""

from collections.abc import Iterable

from annotator.formats.incoming import Incoming, IncomingCluster
from annotator.formats.input_file import Place


class ToldSets:
    """The sets that spans are said to be in, by whose they are and by their names."""

    def __init__(self) -> None:
        self._sets: dict[tuple[str | None, str], tuple[Place, list[str]]] = {}

    def take(self, place: Place, annotator: str | None, told: Iterable[tuple[str, str]]) -> None:
        """Take what a record tells: of each span that is in a set, the set's name and its own."""
        for name, span in told:
            self._sets.setdefault((annotator, name), (place, []))[1].append(span)

    def hand_over(self, incoming: Incoming) -> None:
        """Add all sets, in the order in which they were told."""
        incoming.clusters += (
            IncomingCluster(place, annotator, name, tuple(members))
            for (annotator, name), (place, members) in self._sets.items()
        )
