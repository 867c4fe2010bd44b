"""Which stories belong together, because somebody's statement is about both."""

from annotator.domain.partition import Partition
from annotator.storage.store import Store


def story_groups(store: Store) -> list[tuple[str, ...]]:
    """All stories with a live article, in groups that no statement of anybody leads out of.

    In a group they are by name; the groups are by their first. To be asked for inside one
    `store.snapshot()` with what is read of them.
    """
    story_of = store.story_of_documents()
    together = Partition(sorted(set(story_of.values())))
    for one, other in store.joined_documents():
        together.join(story_of[one], story_of[other])
    return [tuple(stories) for stories in together.sets()]
