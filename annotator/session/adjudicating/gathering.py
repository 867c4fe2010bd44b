"""The rows of one step of the gold layer while they are put together."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from annotator.domain.adjudication import Adjudication
from annotator.domain.errors import AnnotatorError
from annotator.domain.layer import Layer
from annotator.domain.step import Change
from annotator.session.adjudicating.settled import Settled
from annotator.session.draft import Draft


class Gathering:
    """Changes that see one another: the draft's layer has them until the gathering ends.

    What they are gathered for is a plan, so in the end the draft is as it was.
    """

    def __init__(self, draft: Draft, settled: Settled) -> None:
        """`settled`: what was decided before."""
        self.draft = draft
        self.settled = settled.copy()
        self._applied: list[Change] = []

    @property
    def layer(self) -> Layer:
        """The gold layer with what is gathered."""
        return self.draft.layer

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is gathered, one change a row; a row that came and went is none."""
        merged: dict[str, Change] = {}
        for change in self._applied:
            first = merged.get(change.after.id, change)
            merged[change.after.id] = Change(first.before, change.after)
        return tuple(
            change for change in merged.values() if change.before is not None or not change.removed
        )

    def add(self, *changes: Change) -> None:
        """Gather changes that start from the layer as it is with what was gathered before."""
        self.layer.apply(changes)
        self._applied += changes

    def settle(self, adjudication: Change) -> None:
        """Gather a decision; what was gathered before is what became of its rows."""
        self.add(adjudication)
        assert isinstance(adjudication.after, Adjudication)
        self.settled.add(adjudication.after)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """All that is gathered meanwhile, or where that raises nothing of it."""
        mark = len(self._applied)
        try:
            yield
        except AnnotatorError:
            self._rewind(mark)
            raise

    def _rewind(self, mark: int) -> None:
        self.layer.revert(self._applied[mark:])
        del self._applied[mark:]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._rewind(0)
