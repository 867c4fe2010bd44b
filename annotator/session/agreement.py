"""How far annotators agree, from the database."""

from collections.abc import Sequence
from itertools import combinations

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.review.agreement import Agreement, agreement
from annotator.storage.store import Store

WHO_MARKED_WHAT = "“annotator spans --everybody” lists who marked what."


def agreement_of(store: Store, a: str, b: str, story: str | None = None) -> Agreement:
    """The agreement of two annotators, by name or id, in one story or in all that they share.

    Raises:
        Refused: as `agreements_of` does.
    """
    (found,) = agreements_of(store, (a, b), story)
    return found


def agreements_of(store: Store, names: Sequence[str], story: str | None = None) -> list[Agreement]:
    """The agreement of each two annotators, in the order of their names.

    Two annotators share the stories in which both have a span, and are compared in every article
    of these. The measures of two who share none are undefined.

    Raises:
        Refused: somebody is unknown, named twice or without a span, or nobody shares a story.
    """
    with store.snapshot():
        people = _people(store, names)
        documents = store.documents(story)
        layers = [store.layer(each.id, story) for each in people]
    stories = [_stories(layer, documents) for layer in layers]
    for person, marked in zip(people, stories, strict=True):
        if not marked:
            where = "" if story is None else f" in the story “{story}”"
            raise Refused(f"{person.name} has marked nothing{where}.", WHO_MARKED_WHAT)
    pairs = [
        _compared(documents, layers[one], layers[other], stories[one] & stories[other])
        for one, other in combinations(range(len(people)), 2)
    ]
    if not any(each.stories for each in pairs):
        *others, last = (each.name for each in people)
        who = f"{', '.join(others)} and {last}"
        raise Refused(f"{who} have no story in common.", WHO_MARKED_WHAT)
    return pairs


def _people(store: Store, names: Sequence[str]) -> list[Annotator]:
    known = {each.id: each for each in store.annotators()}
    people: list[Annotator] = []
    for name in names:
        person = known.get(annotator_id(name))
        if person is None:
            there = ", ".join(each.name for each in known.values()) or "nobody yet"
            raise Refused(f"There is no annotator “{name}”.", f"There are: {there}.")
        if person in people:
            raise Refused(
                f"{person.name} cannot be compared with {person.name}.",
                "Name annotators that differ.",
            )
        people.append(person)
    return people


def _stories(layer: Layer, documents: Sequence[Document]) -> set[str]:
    """The stories in which the annotator has marked something."""
    return {each.story for each in documents if layer.spans_of(each.id)}


def _compared(
    documents: Sequence[Document], one: Layer, other: Layer, stories: set[str]
) -> Agreement:
    return agreement([each for each in documents if each.story in stories], one, other)
