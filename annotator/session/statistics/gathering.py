"""Counting what is annotated, a group of stories at a time."""

from collections.abc import Sequence

from annotator.domain.document import Annotator
from annotator.formats.training.account import Account
from annotator.session.statistics.counting import Counting
from annotator.session.statistics.figures import Statistics
from annotator.session.training.groups import story_groups
from annotator.session.training.truth.choosing import layers_there_are
from annotator.session.training.truth.truth import of_layers
from annotator.storage.store import Store


def statistics(store: Store, annotator: str | None, story: str | None) -> Statistics:
    """The figures of one annotator's layer and one story, or of all where none is given.

    A link is of a story where one of its ends is, a set and a fact where one of their members is.
    """
    with store.snapshot():
        people = [each for each in layers_there_are(store).owners if annotator in (None, each.id)]
        groups = [group for group in story_groups(store) if story is None or story in group]
        counting = Counting(store.documents(story), store.labels(), store.time_with_documents())
        for person in people:
            _count_layer(store, person, groups, counting)
        time = [each for each in store.time_spent() if annotator in (None, each.annotator)]
    return counting.statistics(time)


def _count_layer(
    store: Store, person: Annotator, groups: Sequence[tuple[str, ...]], counting: Counting
) -> None:
    truth = of_layers(store, person.id, (person,))
    for bundle in truth.bundles(groups, Account(), {}, empty=True):
        counting.add(bundle)
    counting.add_untouched(person.id)
