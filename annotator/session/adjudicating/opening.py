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
    """Two layers of a story, read and compared."""

    sources: Sources
    story: str
    items: list[Item]


def compared(store: Store, wanted: Wanted, *, last_story: str | None = None) -> Compared:
    """Read the two layers and compare them; `last_story` is the default where both worked on it.

    Raises `Refused` where somebody is unknown or has nothing there, and as `two_annotators` does.
    """
    a, b = two_annotators(store, wanted.a, wanted.b)
    with store.snapshot():
        story = wanted.story or story_of_both(store, a, b, last_story)
        documents = store.documents(story)
        layers = [store.layer(person.id, story) for person in (a, b)]
    for person, layer in zip((a, b), layers, strict=True):
        refuse_empty(person, layer, story)
    sources = Sources(a, b, *layers)
    return Compared(sources, story, compare([each.id for each in documents], *layers))


def gold_of(store: Store, wanted: Wanted) -> Annotator:
    """The annotator of the result, who may be new.

    Raises `Refused` as `gold_annotator` does, and where it is one of the two that are compared.
    """
    gold = gold_annotator(store, wanted.gold)
    if gold.id in {each.id for each in two_annotators(store, wanted.a, wanted.b)}:
        raise Refused(
            f"{gold.name} is one of the two that are compared.",
            "Give the result another name with --gold NAME.",
        )
    return gold


def open_comparison(desk: Desk, adjudicator: Annotator, wanted: Wanted) -> Comparison:
    """Compare two layers for `adjudicator` to decide where they differ.

    Raises `Refused` as `compared` and `gold_of` do.
    """

    def load(store: Store) -> tuple[Annotator, Compared]:
        last = store.last_story(adjudicator.id)
        return gold_of(store, wanted), compared(store, wanted, last_story=last)

    gold, found = desk.ask(load)
    sitting = open_story(desk, gold.id, found.story).sitting
    return Comparison(found.sources, found.items, gold, sitting, adjudicator)
