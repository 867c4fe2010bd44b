"""Which absences of two layers say the same thing of the same fact."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from annotator.domain.fact import fact_members
from annotator.domain.layer import Layer
from annotator.domain.link import Absence

AbsenceGroup = tuple[list[Absence], list[Absence]]
"""Those of A and those of B; one of the two may be empty."""


def absence_groups(
    layers: tuple[Layer, Layer], group_of: Mapping[str, int]
) -> Iterator[AbsenceGroup]:
    """The absences of the spans in `group_of`, each in exactly one group, in no order.

    `group_of` numbers what the spans of both layers stand for. Two absences are of one group where
    they name the same document and their facts have something in common; a fact's absence may be
    recorded at any of its members.
    """
    found = [
        (side, absence)
        for side, layer in enumerate(layers)
        for absence in layer.absences.values()
        if absence.span in group_of
    ]
    things = [_FactThings(layer, group_of) for layer in layers]
    said_of = defaultdict[tuple[str, int], list[int]](list)
    for index, (side, absence) in enumerate(found):
        for thing in things[side].of(absence.span):
            said_of[absence.document, thing].append(index)
    joined = _Joined(len(found))
    for together in said_of.values():
        for index in together[1:]:
            joined.join(together[0], index)
    groups = defaultdict[int, AbsenceGroup](lambda: ([], []))
    for index, (side, absence) in enumerate(found):
        groups[joined.first(index)][side].append(absence)
    yield from groups.values()


class _FactThings:
    """What the facts of a layer are about, as the numbers of its members."""

    def __init__(self, layer: Layer, group_of: Mapping[str, int]) -> None:
        self._layer = layer
        self._group_of = group_of
        self._known: dict[str, set[int]] = {}

    def of(self, span: str) -> set[int]:
        """The numbers of the members of a span's fact."""
        if span not in self._known:
            members = fact_members(self._layer, span)
            things = {self._group_of[each] for each in members if each in self._group_of}
            self._known |= dict.fromkeys(members, things)
        return self._known[span]


class _Joined:
    """Sets of numbers that are joined two by two."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def first(self, number: int) -> int:
        """The number that stands for the set of `number`."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the sets of two numbers one."""
        self._above[self.first(other)] = self.first(one)
