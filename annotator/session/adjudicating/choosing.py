"""Whose layers are compared, and whose layer the result is."""

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.storage.store import Store

WHO = "“annotator spans --everybody” lists who tagged what."

GOLD = "gold"
"""The role, and the name where none is given, of the annotator of the result."""


def two_annotators(store: Store, a: str, b: str) -> tuple[Annotator, Annotator]:
    """The annotators called `a` and `b`, in any case.

    Raises `Refused` where one is unknown, or both are the same.
    """
    known = {each.id: each for each in store.annotators()}
    for name in (a, b):
        if annotator_id(name) not in known:
            there = ", ".join(each.name for each in known.values()) or "nobody yet"
            raise Refused(f"There is no annotator “{name}”.", f"There are: {there}.")
    one, other = known[annotator_id(a)], known[annotator_id(b)]
    if one.id == other.id:
        raise Refused(f"{one.name} cannot be compared with {one.name}.", "Name two annotators.")
    return one, other


def gold_annotator(store: Store, name: str = GOLD) -> Annotator:
    """The annotator of role gold called `name`, whether or not the database knows them yet.

    Raises `Refused` where somebody of another role is called that.
    """
    shown = " ".join(name.split())
    if not shown:
        raise Refused("The layer of the result needs a name.", "Give one with --gold NAME.")
    known = store.annotator(annotator_id(shown))
    if known is None:
        return Annotator(annotator_id(shown), shown, GOLD)
    if known.role != GOLD:
        raise Refused(
            f"{known.name} is no gold annotator but has a layer of their own.",
            "Give the result another name with --gold NAME.",
        )
    return known


def usual_gold(store: Store) -> str:
    """What the result is called where nobody says: as the only gold annotator there is, if any."""
    names = [person.name for person in store.annotators() if person.role == GOLD]
    return names[0] if len(names) == 1 else GOLD


def commit_for(store: Store, gold: Annotator, step: Step) -> Step:
    """Commit a step of a gold annotator, whom the database knows from then on."""
    if store.annotator(gold.id) is None:
        store.add_annotator(gold)
    return store.commit(step)


def worked_on(store: Store) -> dict[str, list[Annotator]]:
    """Who has tagged something in each story, by name; annotators of role gold aside.

    Stories with fewer than two of them are left out.
    """
    story_of = {document.id: document.story for document in store.documents()}
    found: dict[str, list[Annotator]] = {}
    with store.snapshot():
        for person in store.annotators():
            spans = () if person.role == GOLD else store.records(Span, annotator=person.id)
            stories = {story_of[span.document] for span in spans if span.document in story_of}
            for story in stories:
                found.setdefault(story, []).append(person)
    return {story: people for story, people in sorted(found.items()) if len(people) > 1}


def story_of_both(store: Store, a: Annotator, b: Annotator, last: str | None = None) -> str:
    """A story in which both have tagged something: `last`, else the first by name.

    Raises `Refused` where there is none.
    """
    shared = [
        story
        for story in sorted({document.story for document in store.documents()})
        if all(_tagged(store, person, story) for person in (a, b))
    ]
    if not shared:
        raise Refused(f"{a.name} and {b.name} have no story in common.", WHO)
    return last if last in shared else shared[0]


def refuse_empty(person: Annotator, layer: Layer, story: str) -> None:
    """Raise `Refused` where a layer has nothing to compare."""
    if not layer.spans:
        raise Refused(f"{person.name} has tagged nothing in the story “{story}”.", WHO)


def _tagged(store: Store, person: Annotator, story: str) -> bool:
    return any(True for _ in store.records(Span, annotator=person.id, story=story))
