"""Which articles of a story are compared with one another."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk

TOGETHER = 50
"""Articles of a story up to which all are compared with all."""

NEAREST = 10
"""Articles of a larger story that one is compared with, beside those on the screen."""

LOOKED_THROUGH = 5 * NEAREST
"""Nearest articles of the whole database among which those of the story are looked for."""

Nearest = Callable[[str], Sequence[str]]
"""Ids of the articles of the database that are nearest to the one with this id, nearest first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared, and how; whatever is worked out about it holds for an equal one."""

    documents: tuple[str, ...]
    """Ids, in the order of the story."""
    semantic: bool = False
    """Whether with sentence vectors."""
    seen_elsewhere: frozenset[str] = frozenset()
    """Lines that articles of other stories have too."""


def nearest_on(desk: Desk) -> Nearest:
    """What the database says is nearest; nothing while another program holds it."""

    def nearest(document: str) -> Sequence[str]:
        with suppress(AnnotatorError):
            return desk.ask(lambda store: store.nearest(document, LOOKED_THROUGH))
        return ()

    return nearest


def company(
    story: Collection[str], members: Sequence[str], shown: Sequence[str], nearest: Nearest
) -> tuple[str, ...]:
    """The articles of a story that are compared for a question about the first of `members`.

    `members` have a passage of the question, `shown` are asked about. In a story of more than 50
    articles those shown count where they are few enough for a screen, and the 10 nearest.
    """
    every = tuple(dict.fromkeys((*story, *members)))
    if len(story) <= TOGETHER:
        return every
    near = [each for each in nearest(members[0]) if each in story]
    kept = {*members, *near[:NEAREST]}
    if len(shown) <= TOGETHER:
        kept.update(shown)
    return tuple(each for each in every if each in kept)


def nobody(document: str) -> Sequence[str]:
    """No article is near."""
    return ()


def semantic_is_installed() -> bool:
    """Whether passages can be compared by a sentence model."""
    # Only who asks for it loads what knows about it.
    from annotator.suggest.sentence_model import is_installed

    return is_installed()
