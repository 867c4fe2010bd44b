"""Where jumps began, for the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.tui.reading.pane_row import PaneRow

LENGTH = 100
"""Places that are remembered."""


@dataclass(frozen=True, slots=True)
class Spot:
    """How the panes were: where the caret was and what each of them showed, in code points."""

    document: str
    caret: int
    tops: Mapping[str, int]
    """The first code point on the screen of each pane in view, by document."""

    def is_at(self, panes: PaneRow) -> bool:
        """Whether the caret is there, so that only other panes have moved since."""
        return (self.document, self.caret) == (panes.active_document.id, panes.active.caret)


class Trail:
    """The places that jumps began at, the newest last."""

    def __init__(self) -> None:
        self._spots: list[Spot] = []
        self.fresh = False
        """Whether the newest place was noted by the present key."""

    def note(self, panes: PaneRow) -> None:
        """Note how the panes are now."""
        tops = {document.id: pane.top_offset for document, pane in panes.in_view}
        self._spots.append(Spot(panes.active_document.id, panes.active.caret, tops))
        del self._spots[:-LENGTH]
        self.fresh = True

    def pop(self) -> Spot | None:
        """The newest place, which is then forgotten, or none."""
        return self._spots.pop() if self._spots else None
