"""Which things belong together, directly or over others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Partition(Generic[T]):
    """Disjoint sets of things (union-find with path halving, Tarjan and van Leeuwen 1984)."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._parent: dict[T, T] = {thing: thing for thing in things}

    def join(self, one: T, other: T) -> None:
        """Let the sets of both be one; a thing that is new makes a set of its own first."""
        a, b = self.root(one), self.root(other)
        if a != b:
            self._parent[b] = a

    def root(self, thing: T) -> T:
        """The thing that stands for the set of `thing`; it may be another after a `join`."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def together(self, one: T, other: T) -> bool:
        """Whether both are in one set."""
        return self.root(one) == self.root(other)

    def sets(self) -> list[list[T]]:
        """All sets, each in the order in which its things came, by their first."""
        found: dict[T, list[T]] = defaultdict(list)
        for thing in self._parent:
            found[self.root(thing)].append(thing)
        return list(found.values())
