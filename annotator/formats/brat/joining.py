"""Which mentions of a folder belong together, said by lines of several files."""

from collections import defaultdict
from dataclasses import dataclass

from annotator.domain.link import Relation, Side
from annotator.domain.partition import Partition
from annotator.formats.brat.reference import CLUSTER, MORE, Reference
from annotator.formats.incoming import Incoming, IncomingCluster, IncomingRelation
from annotator.formats.input_file import Place


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a link."""

    mention: str
    says_more: bool
    annotator: str | None
    place: Place


class Joining:
    """Collects what the files of a folder say; mentions are called as `IncomingSpan.id`."""

    def __init__(self) -> None:
        # A cluster and its mentions are things of one partition: `Equiv` lines may add others.
        self._together: Partition[tuple[str, str]] = Partition()
        self._places: dict[str, tuple[Place, str | None]] = {}
        self._links: dict[tuple[str, str], list[_End]] = defaultdict(list)

    def equate(self, mentions: list[str], place: Place) -> None:
        """Take an `Equiv` line."""
        for mention in mentions:
            self._places.setdefault(mention, (place, None))
            self._together.join(("mention", mentions[0]), ("mention", mention))

    def refer(
        self, mention: str, reference: Reference, annotator: str | None, place: Place
    ) -> None:
        """Take an `N` line of one of `reference.DATABASES`."""
        if reference.database == CLUSTER:
            self._places[mention] = place, annotator
            self._together.join((CLUSTER, reference.entry), ("mention", mention))
        else:
            end = _End(mention, reference.words == MORE, annotator, place)
            self._links[reference.database, reference.entry].append(end)

    def hand_over(self, incoming: Incoming) -> None:
        """Put links and clusters where they belong.

        Raises:
            Unreadable: a link has three ends.
        """
        for (word, entry), ends in self._links.items():
            if len(ends) == 1:
                incoming.leave_out("links of which the other end is not in the folder")
                continue
            incoming.relations.append(_relation(word, *ends[:2]))
            for end in ends[2:]:
                with end.place.file.record():
                    raise end.place.refusal(f"the link “{word}:{entry[:40]}” has two ends already")
        for things in self._together.sets():
            members = [name for kind, name in things if kind == "mention"]
            if len(members) > 1:
                names = [name for kind, name in things if kind == CLUSTER]
                at = self._places[members[0]]
                name = names[0] if names else "Equiv"
                incoming.clusters.append(IncomingCluster(*at, name, tuple(members)))


def _relation(word: str, a: _End, b: _End) -> IncomingRelation:
    more: Side | None = None
    if word == Relation.PARTIAL and a.says_more != b.says_more:
        more = "a" if a.says_more else "b"
    return IncomingRelation(a.place, a.annotator, a.mention, b.mention, word, more)
