"""Sets of spans that say the same, told span by span over the records of a file, both ways."""

from collections.abc import Iterable, Mapping

from annotator.domain.link import Relation
from annotator.formats.incoming import Incoming, IncomingCluster
from annotator.formats.input_file import Place
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.losses import NO_PLACE


def told_sets(bundle: Bundle) -> dict[str, str]:
    """The set of each labelled span that shares it with another: the least id among these.

    Plain highlights, which the formats in question cannot hold, are no members.
    """
    if not bundle.sets:
        return {}
    sets = bundle.members(bundle.sets).values()
    labelled = ([each.id for each in members if each.label is not None] for members in sets)
    return {span: min(each) for each in labelled if len(each) > 1 for span in each}


def count_told_links(bundle: Bundle, told: Mapping[str, str], account: Account) -> None:
    """Count links of which the set that they join is told, and those of which nothing is."""
    number = sum(
        1
        for each in bundle.links
        if each.relation is Relation.EQUIVALENT and each.a in told and each.b in told
    )
    account.changed("link", "only the set that it joins is told", number)
    account.dropped("link", NO_PLACE, len(bundle.links) - number)


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
