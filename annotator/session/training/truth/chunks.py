"""Reading groups of stories so many at a time that a query is worth its while."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator.session.training.truth.bundling import Group
from annotator.storage.store import Store

READ_AT_ONCE = 128
"""Documents that are read together; a group that has more is read by itself."""


def chunks(store: Store, groups: Sequence[tuple[str, ...]]) -> Iterator[list[Group]]:
    """The groups with their documents, some at a time; memory holds those of one."""
    sizes = store.story_sizes()
    waiting: list[tuple[str, ...]] = []
    number = 0
    for group in groups:
        size = sum(sizes.get(story, 0) for story in group)
        if waiting and number + size > READ_AT_ONCE:
            yield _read(store, waiting)
            waiting, number = [], 0
        waiting.append(group)
        number += size
    if waiting:
        yield _read(store, waiting)


def _read(store: Store, groups: Sequence[tuple[str, ...]]) -> list[Group]:
    of_story = defaultdict(list)
    for document in store.documents_of([story for group in groups for story in group]):
        of_story[document.story].append(document)
    return [[each for story in group for each in of_story[story]] for group in groups]
