"""What was marked as one thing and should be another."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.batch import ItemKind


@dataclass(frozen=True, slots=True)
class Mistaken:
    """One correction, without its place."""

    kind: ItemKind
    """What was judged; of what is missing: what should be there."""
    was: str | None
    """A label id, or a relation; none: nothing was there."""
    should: str | None
    """The same; none: nothing should be there."""


@dataclass(frozen=True, slots=True)
class Confusion(Mistaken):
    """Every time that the one stood for the other."""

    places: tuple[int, ...]
    """In the batch, in order; a passage in which two are missing counts twice."""


def confusions(mistakes: Iterable[tuple[Mistaken, int]]) -> list[Confusion]:
    """Mistakes with their places put together, the most frequent first, then by what they are."""
    places: dict[Mistaken, list[int]] = {}
    for mistake, place in mistakes:
        places.setdefault(mistake, []).append(place)
    found = [
        Confusion(each.kind, each.was, each.should, tuple(sorted(places[each]))) for each in places
    ]
    return sorted(found, key=_order)


def _order(confusion: Confusion) -> tuple[int, int, str, str]:
    kind = [*ItemKind].index(confusion.kind)
    return -len(confusion.places), kind, confusion.was or "", confusion.should or ""
