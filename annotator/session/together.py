"""Keeping a fact together when one of its members goes.

What is left falls into pieces that only the member held together. One link a piece is re-drawn
between spans of different articles, its relation followed through the member that goes: equal
through two equal links, contradicting where exactly one of the two was, else partial.
"""

from dataclasses import dataclass

from annotator.domain.fact import component
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.standing import STRENGTH, Standing, standings
from annotator.session.linking import link_row

Piece = list[str]
"""Span ids that stay joined without the member that goes, those that stood nearest to it first."""


@dataclass(frozen=True, slots=True)
class Together:
    """What becomes of the rest of a fact."""

    links: tuple[Link, ...]
    """The links to re-draw."""
    groups: tuple[Piece, ...]
    """The pieces that remain once they are; one, unless all that is left is in one article."""


def pieces(layer: Layer, leaving: str) -> list[Piece]:
    """What the fact of `leaving` falls into without it, the piece that stood nearest to it first.

    None where it is not linked.
    """
    ways = standings(layer, leaving)
    found: list[Piece] = []
    seen: set[str] = set()
    for member in sorted(ways, key=lambda each: _rank(ways, each)):
        if member in seen:
            continue
        piece = component(
            layer, member, lambda link: link.relation.joins and leaving not in (link.a, link.b)
        )
        seen |= piece
        found.append(sorted(piece, key=lambda each: _rank(ways, each)))
    return found


def keep_together(layer: Layer, leaving: str) -> Together:
    """The fewest links that keep what is left of the fact of `leaving` one fact."""
    ways = standings(layer, leaving)
    groups = pieces(layer, leaving)
    links: list[Link] = []
    joined = True
    while joined and len(groups) > 1:
        joined = False
        for piece in groups[1:]:
            pair = _pair(layer, groups[0], piece)
            if pair is not None:
                near, far = pair
                way = ways[near].reversed().then(ways[far])
                links.append(link_row(layer.annotator, near, far, way))
                groups.remove(piece)
                groups[0] = groups[0] + piece
                joined = True
                break
    return Together(tuple(links), tuple(groups))


def _pair(layer: Layer, one: Piece, other: Piece) -> tuple[str, str] | None:
    """The nearest pair of spans of different articles that have no link of any relation yet."""
    return next(
        (
            (near, far)
            for near in one
            for far in other
            if layer.spans[near].document != layer.spans[far].document
            and layer.link_between(near, far) is None
        ),
        None,
    )


def _rank(ways: dict[str, Standing], member: str) -> tuple[int, int, str]:
    way = ways[member]
    return way.links, STRENGTH[way.relation], member
