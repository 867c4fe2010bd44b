"""Whose layers are compared, and whose layer the result is."""

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.storage.store import Store

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


def make_known(store: Store, gold: Annotator) -> None:
    """Have the database know a gold annotator; nothing where it does."""
    if store.annotator(gold.id) is None:
        store.add_annotator(gold)


def story_of_both(store: Store, a: Annotator, b: Annotator, last: str | None = None) -> str:
    """A story in which both have tagged something: `last`, else the first by name.

    Raises `Refused` where there is none.
    """
    stories = [
        {summary.name for summary in store.stories(each.id) if summary.spans} for each in (a, b)
    ]
    shared = sorted(stories[0] & stories[1])
    if not shared:
        raise Refused(
            f"{a.name} and {b.name} have no story in common.",
            "“annotator spans --everybody” lists who tagged what.",
        )
    return last if last in shared else shared[0]


def refuse_empty(person: Annotator, layer: Layer, story: str) -> None:
    """Raise `Refused` where a layer has nothing to compare."""
    if not layer.spans:
        raise Refused(
            f"{person.name} has tagged nothing in the story “{story}”.",
            "“annotator spans --everybody” lists who tagged what.",
        )
