"""Which items are gone through, and the way from one to the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.entries import Difference, Entry, Kind, Subject


@dataclass(frozen=True, slots=True)
class Scope:
    """Some of the items of a comparison."""

    name: str
    """What they are called in a heading."""
    entries: Callable[[Comparison], Sequence[Entry]]
    """Those of them that there are now, in order."""


def everything() -> Scope:
    """Where the two differ."""
    return Scope("disagreements", lambda comparison: comparison.disagreements)


def sample() -> Scope:
    """What both say and is offered for a look."""
    return Scope("sample of what both say", lambda comparison: comparison.sample)


def agreed() -> Scope:
    """What both say."""
    return Scope("what both say", lambda comparison: comparison.agreed)


def of_kind(kind: Kind, name: str) -> Scope:
    """Where the two differ in this way."""
    return Scope(name, lambda comparison: _kept(comparison, lambda entry: entry.kind == kind))


def of_subject(subjects: Sequence[Subject], name: str) -> Scope:
    """Where spans differ, or links."""
    return Scope(
        name, lambda comparison: _kept(comparison, lambda each: each.item.subject in subjects)
    )


def of_bounds(name: str) -> Scope:
    """Where spans differ in more than their label."""
    return Scope(
        name,
        lambda comparison: _kept(
            comparison, lambda each: each.kind not in _ONLY_LABEL and each.kind[0] is Subject.SPAN
        ),
    )


def of_labels(name: str) -> Scope:
    """Where two spans stand at one place with different labels."""
    differences = (Difference.LABEL, Difference.LABEL_AND_BOUNDARY)
    return Scope(
        name, lambda comparison: _kept(comparison, lambda each: each.kind[1] in differences)
    )


def with_label(label: str, name: str) -> Scope:
    """Where spans differ and one of them has this label."""
    return Scope(
        name,
        lambda comparison: _kept(
            comparison,
            lambda each: any(
                isinstance(row, Span) and row.label == label for row in each.item.rows
            ),
        ),
    )


_ONLY_LABEL = ((Subject.SPAN, Difference.LABEL),)


def _kept(comparison: Comparison, keeps: Callable[[Entry], bool]) -> Sequence[Entry]:
    return [entry for entry in comparison.disagreements if keeps(entry)]


class Walk:
    """A way through the items of a scope; one of them is in hand."""

    def __init__(self, comparison: Comparison, scope: Scope) -> None:
        """Begins at the first undecided item, else at the first; a scope has one at least."""
        self.scope = scope
        self._comparison = comparison
        self.entries: Sequence[Entry] = scope.entries(comparison)
        undecided = (index for index, entry in enumerate(self.entries) if not entry.decided)
        self.index = next(undecided, 0)
        """The place of what is in hand, from 0."""

    @property
    def current(self) -> Entry:
        """What is in hand."""
        return self.entries[self.index]

    @property
    def decided(self) -> int:
        """How many are decided."""
        return sum(entry.decided for entry in self.entries)

    def refresh(self) -> None:
        """Take in what the comparison says now; what is in hand stays so, if it is there."""
        rows = set(self.current.item.key)
        self.entries = self.scope.entries(self._comparison) or self.entries
        self.index = min(self.index, len(self.entries) - 1)
        self.go_to(rows)

    def go_to(self, rows: set[str]) -> bool:
        """Take the item in hand that has any of these rows; false where none has."""
        here = [self.index, *range(len(self.entries))]
        found = next(
            (each for each in here if not rows.isdisjoint(self.entries[each].item.key)), None
        )
        if found is not None:
            self.index = found
        return found is not None

    def step(self, distance: int) -> bool:
        """Go on or back; false at the end."""
        index = self.index + distance
        inside = 0 <= index < len(self.entries)
        if inside:
            self.index = index
        return inside

    def next_undecided(self) -> bool:
        """Go to the next item to decide, round the end; false where there is no other."""
        count = len(self.entries)
        ahead = ((self.index + distance) % count for distance in range(1, count + 1))
        found = next((index for index in ahead if not self.entries[index].decided), None)
        if found is None or found == self.index:
            return False
        self.index = found
        return True
