"""What a run of the program came to, told when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.story import StorySummary
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """The figures of one run."""

    rows: Mapping[tuple[str, str], int]
    """How many rows were `made`, `deleted` or `changed`, by their kind and that."""
    verdicts: int
    seconds: float
    """While keys came, and of reviewing those that went into verdicts."""
    story: StorySummary | None
    """The story that was read last, as it stands now."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done."""
        return not (self.rows or self.verdicts)


def sitting_summary(store: Store, annotator: str, sitting: str, since: str) -> SittingSummary:
    """The figures of the sitting with this id, which an annotator began at the time `since`."""
    with store.snapshot():
        verdicts, reviewing = store.verdicts_since(annotator, since)
        story = store.last_story(annotator)
        stories = [] if story is None else store.stories(annotator, story)
        return SittingSummary(
            rows=store.rows_changed_in(sitting),
            verdicts=verdicts,
            seconds=store.seconds_in(sitting) + reviewing,
            story=next(iter(stories), None),
        )
