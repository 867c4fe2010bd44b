"""What is known of a story at a glance."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class StorySummary:
    """One row of the list of stories, for one annotator."""

    name: str
    documents: int
    """Articles in the story."""
    spans: int
    links: int
    complete: int
    """Articles that the annotator has marked complete."""
    flagged: int
    """Spans and links whose note begins with a question mark."""
    open: int
    """Spans, filler aside, for which some article has neither a counterpart nor an absence."""
    touched: str | None
    """When the annotator last changed something in it, or none."""


class StoryState(StrEnum):
    """What the work on a story is like; a story may be in several states."""

    ALL = "all"
    BEGUN = "begun"
    UNTOUCHED = "untouched"
    OPEN = "open"
    FLAGGED = "flagged"
    COMPLETE = "complete"

    def holds(self, story: StorySummary) -> bool:
        """Whether a story is in this state."""
        return _HOLDS[self](story)


_HOLDS: Mapping[StoryState, Callable[[StorySummary], bool]] = {
    StoryState.ALL: lambda story: True,
    StoryState.BEGUN: lambda story: story.touched is not None,
    StoryState.UNTOUCHED: lambda story: story.touched is None,
    StoryState.OPEN: lambda story: story.open > 0,
    StoryState.FLAGGED: lambda story: story.flagged > 0,
    StoryState.COMPLETE: lambda story: story.complete == story.documents,
}
