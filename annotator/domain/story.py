"""What is known of a story at a glance."""

from dataclasses import dataclass


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
