"""What a press, a drag and a release of the mouse mean for a text."""

from dataclasses import dataclass

from annotator.text.extent import Extent, union
from annotator.text.words import word_at


@dataclass(frozen=True, slots=True)
class Drag:
    """A press that goes on."""

    text: str
    origin: Extent
    """The cluster under the pointer when it was pressed, in code points."""

    def selected(self, here: Extent, *, exact: bool) -> tuple[int, int]:
        """Anchor and caret for a pointer that is on the cluster `here` now.

        Both ends take whole words, or whole clusters when `exact`; the caret is at the end where
        the pointer is.
        """
        origin = self.origin if exact else self._word(self.origin)
        reached = here if exact else self._word(here)
        start, end = union(origin, reached)
        return (end, start) if reached[0] < origin[0] else (start, end)

    def _word(self, cluster: Extent) -> Extent:
        """The word that a cluster belongs to, else the cluster."""
        return word_at(self.text, cluster[0]) or cluster
