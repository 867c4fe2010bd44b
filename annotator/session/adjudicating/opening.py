"""Opening a comparison of two layers."""

from dataclasses import dataclass

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.review.difference import Item
from annotator.review.disagreements import compare
from annotator.session.adjudicating.choosing import (
    GOLD,
    gold_annotator,
    refuse_empty,
    story_of_both,
    two_annotators,
)
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.sources import Sources
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be compared; names as people write them."""

    a: str
    b: str
    story: str | None = None
    """By default one that both worked on."""
    gold: str = GOLD
    """The name of the annotator of the result."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two layers of a story, read and compared, and who the result is for."""

    sources: Sources
    story: str
    items: list[Item]
    gold: Annotator
    """Who may be new."""


def compared(
    store: Store, wanted: Wanted, *, last_story: str | None = None, adjudicator: str = ""
) -> Compared:
    """Read the two layers and compare them; `last_story` is the default where both worked on it.

    `adjudicator`: the id of who is to decide. Takes a second for thousands of spans. Raises
    `Refused` where somebody is unknown, has nothing there, or cannot be whom the result is for.
    """
    a, b = two_annotators(store, wanted.a, wanted.b)
    gold = gold_annotator(store, wanted.gold)
    _refuse_gold(gold, (a, b), adjudicator)
    with store.snapshot():
        story = wanted.story or story_of_both(store, a, b, last_story)
        documents = store.documents(story)
        layers = [store.layer(person.id, story) for person in (a, b)]
    for person, layer in zip((a, b), layers, strict=True):
        refuse_empty(person, layer, story)
    items = compare([each.id for each in documents], *layers)
    return Compared(Sources(a, b, *layers), story, items, gold)


def comparison_of(
    desk: Desk, adjudicator: Annotator, found: Compared, *, sitting_id: str | None = None
) -> Comparison:
    """What was compared, for `adjudicator` to decide where the two differ.

    `sitting_id` is the run of the program, by default a new one.
    """
    sitting = open_story(desk, found.gold.id, found.story, sitting_id=sitting_id).sitting
    return Comparison(found.sources, found.items, found.gold, sitting, adjudicator)


def _refuse_gold(gold: Annotator, compared: tuple[Annotator, ...], adjudicator: str) -> None:
    if gold in compared:
        raise Refused(
            f"{gold.name} is one of the two that are compared.",
            "Give the result another name with --gold NAME.",
        )
    if gold.id == adjudicator:
        raise Refused(
            f"{gold.name} is what the result is called, and nobody decides as that.",
            "Say who you are with --as NAME.",
        )
