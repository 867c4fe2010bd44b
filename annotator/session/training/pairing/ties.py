"""What joins two spans, set by set: drawn links first, then what follows from them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import comb
from random import Random
from typing import TypeVar

from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.formats.training.bundle import Bundle

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two spans of different documents that a link, or a chain of them, joins."""

    a: Span
    b: Span
    link: Link | None
    """None: it follows from others that the two say the same."""


@dataclass(frozen=True, slots=True)
class Ties:
    """All ties of a set, or a link that is in none."""

    name: str
    ties: Iterable[Tie]
    """To be read once; those that follow are worked out as they are asked for."""
    size: int
    in_one_article: int = 0
    """How many more pairs of members there are, which are in one article."""


def ties_of(bundle: Bundle, relations: Collection[Relation], random: Random) -> list[Ties]:
    """All that joins by one of `relations`, in an order that tells nothing.

    What a person said of two members of a set counts more than what follows from other links.
    """
    spans, sets = bundle.spans, bundle.sets
    found: list[Ties] = []
    inside: dict[str, list[Link]] = defaultdict(list)
    for link in bundle.links:
        if link.a in sets and sets[link.a] == sets.get(link.b):
            inside[sets[link.a]].append(link)
        elif link.relation in relations:
            found.append(Ties(link.id, [Tie(spans[link.a], spans[link.b], link)], 1))
    for name, members in bundle.members(sets).items():
        found.append(_of_set(name, members, inside[name], relations, random))
    random.shuffle(found)
    return found


def _of_set(
    name: str,
    members: Sequence[Span],
    inside: Sequence[Link],
    relations: Collection[Relation],
    random: Random,
) -> Ties:
    """Those of a set; a link `inside` it may also say `partial` of two members."""
    here = {span.id: span for span in members}
    taken = [link for link in inside if link.relation in relations]
    drawn = [Tie(here[link.a], here[link.b], link) for link in random.sample(taken, len(taken))]
    said = {frozenset((link.a, link.b)) for link in inside}
    following = (
        Tie(a, b, None)
        for a, b in round_robin(random.sample(members, len(members)))
        if a.document != b.document and frozenset((a.id, b.id)) not in said
    )
    homes = Counter(span.document for span in members)
    in_one_article = sum(comb(number, 2) for number in homes.values())
    size = comb(len(members), 2) - in_one_article - (len(inside) - len(taken))
    return Ties(name, chain(drawn, following), size, in_one_article)


def round_robin(things: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Any two of the things once, so that all come before one comes a third time.

    The circle method of tournaments: each meets the next one, then the one after that, and so on.
    """
    number = len(things)
    for distance in range(1, number // 2 + 1):
        # Half-way round, the one is as far from the other as the other from the one.
        starts = distance if 2 * distance == number else number
        for start in range(starts):
            yield things[start], things[(start + distance) % number]
