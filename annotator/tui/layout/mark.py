"""What the pane draws over its text: a span as far as drawing goes."""

from dataclasses import dataclass
from enum import Enum

FAINT_TINT = "-"
"""The tint of every faint mark: no label has this id."""


class Manner(Enum):
    """How plainly a mark is drawn."""

    FULL = "full"
    """On the ground of its label."""
    FAINT = "faint"
    """On one pale ground for all labels, under all others: it is there, and not what matters."""
    OUTLINED = "outlined"
    """As a passage that is proposed: it is no span yet."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the shown document, reduced to what is drawn of it."""

    id: str
    """The span's id."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    label: str | None
    """A label id, or none: a plain highlight."""
    letter: str
    """What stands in the gutter for the label: one character of one cell."""
    badge: int | None = None
    """The number of the span's fact, where it has one."""
    flagged: bool = False
    """Whether its annotator is not sure of it."""
    manner: Manner = Manner.FULL

    @property
    def place(self) -> "Place":
        """Its place in the order of the text: what begins first, then what reaches further."""
        return self.start, -self.end, self.id

    @property
    def depth_key(self) -> tuple[int, int, str]:
        """Sorts marks on one spot from the outermost to the innermost, which is the shortest."""
        return self.start - self.end, self.start, self.id

    @property
    def tint(self) -> str:
        """The label id, or the empty string for a plain highlight; of a faint one `FAINT_TINT`."""
        return FAINT_TINT if self.manner is Manner.FAINT else self.label or ""


Place = tuple[int, int, str]
"""`(start, -end, id)`."""
