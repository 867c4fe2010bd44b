"""What a run of the program came to, told when it is over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.story import StorySummary
from annotator.storage.store import Store

MOST_STORIES = 1_000
"""With more of them nobody who quits waits for the figures of all, but for those of one."""


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
    all_stories: Sequence[StorySummary] = ()
    """All stories, that one too, where there are several and not too many."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done."""
        return not (self.rows or self.verdicts)


def sitting_summary(store: Store, annotator: str, sitting: str, since: str) -> SittingSummary:
    """The figures of the sitting with this id, which an annotator began at the time `since`."""
    with store.snapshot():
        verdicts, reviewing = store.verdicts_since(annotator, since)
        story = store.last_story(annotator)
        stories = store.stories(annotator, None if store.story_count() <= MOST_STORIES else story)
        return SittingSummary(
            rows=store.rows_changed_in(sitting),
            verdicts=verdicts,
            seconds=store.seconds_in(sitting) + reviewing,
            story=next((each for each in stories if each.name == story), None),
            all_stories=stories if len(stories) > 1 else (),
        )
