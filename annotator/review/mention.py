"""The matched spans of two annotators, and the sets that either has them in.

A set is closed over all `equivalent` links of its annotator, those over spans that the other does
not have too; what is compared is the part of it that was matched.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.fact import set_members
from annotator.domain.layer import Layer
from annotator.review.matching import Pair


@dataclass(frozen=True, slots=True)
class Mention:
    """A matched span; one that nothing is linked to is a set of one."""

    document: str
    a: str
    """A name of its set with the one annotator."""
    b: str
    """A name of its set with the other."""


def mentions(pairs: Iterable[Pair], a: Layer, b: Layer) -> list[Mention]:
    """The sets of the matched spans, in their order."""
    sets_of_a, sets_of_b = _sets(a), _sets(b)
    return [Mention(one.document, sets_of_a[one.id], sets_of_b[other.id]) for one, other in pairs]


def _sets(layer: Layer) -> dict[str, str]:
    """Of each span the id of one member of its set, the same for all of them."""
    named: dict[str, str] = {}
    for span in layer.spans:
        if span not in named:
            named |= dict.fromkeys(set_members(layer, span), span)
    return named
