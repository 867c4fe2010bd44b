"""The marks of a document by where they are."""

from collections.abc import Iterable, Iterator
from random import Random

from annotator.tui.layout.mark import Mark, Place


class SpanIndex:
    """Marks in a treap by place, where each node knows how far its subtree reaches.

    Insertion, removal and a search take O(log n) on average, whatever the order of insertion;
    a query takes O(log n) more for each mark that it finds, and less where they are neighbours.
    Aragon and Seidel, "Randomized Search Trees" (1989).
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._random = Random(0).random
        self._by_id = {mark.id: mark for mark in marks}
        self._root = self._built(sorted(self._by_id.values(), key=lambda mark: mark.place))

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Mark]:
        """All marks, in no order."""
        return iter(self._by_id.values())

    def get(self, mark_id: str | None) -> Mark | None:
        """The mark with this id, or none."""
        return self._by_id.get(mark_id) if mark_id is not None else None

    def add(self, mark: Mark) -> None:
        """Put a mark in, in place of the one that has its id."""
        self.remove(mark.id)
        self._by_id[mark.id] = mark
        before, after = _split(self._root, mark.place)
        self._root = _merge(_merge(before, _Node(mark, self._random())), after)

    def remove(self, mark_id: str) -> Mark | None:
        """Take a mark out and return it; none where it is not there."""
        mark = self._by_id.pop(mark_id, None)
        if mark is not None:
            self._root = _without(self._root, mark.place)
        return mark

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks that share a code point with `[start, end)`, outermost first."""
        found: list[Mark] = []
        waiting = [self._root]
        while waiting:
            node = waiting.pop()
            if node is None or node.reach <= start:
                continue
            waiting.append(node.before)
            if node.mark.start < end:
                waiting.append(node.after)
                if node.mark.end > start:
                    found.append(node.mark)
        if len(found) > 1:
            found.sort(key=lambda mark: mark.depth_key)
        return found

    def at(self, offset: int) -> list[Mark]:
        """The marks that have the code point at `offset`, innermost first."""
        return self.overlapping(offset, offset + 1)[::-1]

    def after(self, place: Place) -> Mark | None:
        """The first mark after a place in the order of the text, or none."""
        found = None
        node = self._root
        while node is not None:
            if node.mark.place > place:
                found, node = node.mark, node.before
            else:
                node = node.after
        return found

    def before(self, place: Place) -> Mark | None:
        """The last mark before a place in the order of the text, or none."""
        found = None
        node = self._root
        while node is not None:
            if node.mark.place < place:
                found, node = node.mark, node.after
            else:
                node = node.before
        return found

    def _built(self, marks: list[Mark]) -> "_Tree":
        """The treap of sorted marks, in linear time: each node waits on the right-hand spine."""
        spine: list[_Node] = []
        for mark in marks:
            node = _Node(mark, self._random())
            last = None
            while spine and spine[-1].rank < node.rank:
                last = spine.pop()
                last.measure()
            node.before = last
            if spine:
                spine[-1].after = node
            spine.append(node)
        for node in reversed(spine):
            node.measure()
        return spine[0] if spine else None


class _Node:
    """A mark with those before and after it; its rank is the highest of its subtree."""

    __slots__ = ("after", "before", "mark", "rank", "reach")

    def __init__(self, mark: Mark, rank: float) -> None:
        self.mark = mark
        self.rank = rank
        self.before: _Tree = None
        self.after: _Tree = None
        self.reach = mark.end

    def measure(self) -> "_Node":
        """Set how far the subtree reaches from its children's reach."""
        reach = self.mark.end
        if self.before is not None and self.before.reach > reach:
            reach = self.before.reach
        if self.after is not None and self.after.reach > reach:
            reach = self.after.reach
        self.reach = reach
        return self


_Tree = _Node | None


def _split(tree: _Tree, place: Place) -> tuple[_Tree, _Tree]:
    """The part of a tree before a place, and the rest."""
    if tree is None:
        return None, None
    if tree.mark.place < place:
        tree.after, rest = _split(tree.after, place)
        return tree.measure(), rest
    rest, tree.before = _split(tree.before, place)
    return rest, tree.measure()


def _merge(before: _Tree, after: _Tree) -> _Tree:
    """One tree of two, of which the first is wholly before the second."""
    if before is None or after is None:
        return before or after
    if before.rank > after.rank:
        before.after = _merge(before.after, after)
        return before.measure()
    after.before = _merge(before, after.before)
    return after.measure()


def _without(tree: _Tree, place: Place) -> _Tree:
    """A tree without the mark at a place."""
    if tree is None:
        return None
    if tree.mark.place == place:
        return _merge(tree.before, tree.after)
    if place < tree.mark.place:
        tree.before = _without(tree.before, place)
    else:
        tree.after = _without(tree.after, place)
    return tree.measure()
