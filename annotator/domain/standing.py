"""How the members of a fact stand to one another where no link says it directly.

Relations are followed along the links: equal to an equal is equal; what contradicts an equal, or
part, of a thing contradicts it; everything else is known only to overlap, which is `partial`.
"""

from dataclasses import dataclass
from typing import Literal

from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation

End = Literal["near", "far"]
"""An end of a standing: the span it is seen from, or the one it is about."""

STRENGTH = {Relation.EQUIVALENT: 0, Relation.PARTIAL: 1, Relation.CONTRADICTS: 2}
"""The order in which a way over several links is preferred."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a span (the far one) stands to another (the near one)."""

    relation: Relation
    more: End | None = None
    """Of a partial relation: the end that says more, or none where that is not known."""
    links: int = 1
    """How many links it was followed over; 1 is what a person said, more is derived."""

    def then(self, other: "Standing") -> "Standing":
        """From the near end of this one to the far end of `other`, which begins where this ends."""
        relation = _through(self.relation, other.relation)
        more = None
        if relation is Relation.PARTIAL:
            sides = {each.more for each in (self, other) if each.relation is Relation.PARTIAL}
            more = sides.pop() if len(sides) == 1 else None
        return Standing(relation, more, self.links + other.links)

    def reversed(self) -> "Standing":
        """The same seen from the other end."""
        turned: dict[End | None, End | None] = {"near": "far", "far": "near", None: None}
        return Standing(self.relation, turned[self.more], self.links)


def direct(link: Link, near: str) -> Standing:
    """What a link says, seen from its end `near`."""
    if link.more is None:
        return Standing(link.relation)
    says_more = link.a if link.more == "a" else link.b
    return Standing(link.relation, "near" if says_more == near else "far")


def standings(layer: Layer, origin: str) -> dict[str, Standing]:
    """How each other member of the fact of `origin` stands to it, nearest first.

    Of several ways the shortest counts, and of equally short ones the strongest relation.
    """
    found: dict[str, Standing] = {}
    edge: dict[str, Standing | None] = {origin: None}
    while edge:
        reached: dict[str, Standing] = {}
        for current, so_far in edge.items():
            for link in layer.links_of(current):
                other = link.other(current)
                if not link.relation.joins or other == origin or other in found or other in edge:
                    continue
                step = direct(link, current)
                way = step if so_far is None else so_far.then(step)
                known = reached.get(other)
                if known is None or STRENGTH[way.relation] < STRENGTH[known.relation]:
                    reached[other] = way
        found |= reached
        edge = dict(reached)
    return found


def _through(one: Relation, other: Relation) -> Relation:
    if one is other is Relation.EQUIVALENT:
        return Relation.EQUIVALENT
    if (one is Relation.CONTRADICTS) is not (other is Relation.CONTRADICTS):
        return Relation.CONTRADICTS
    return Relation.PARTIAL
