"""Short ways to write spans, links and layers of two annotators."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from tests.factories import make_document

T, S = "testimony", "statistic"

LENGTH = 24
"""Code points of an article here, where nothing else is said."""


def mark(document: str, start: int, end: int, label: str | None = T, who: str = "a") -> Span:
    """A span with an id of its own."""
    quote = "x" * (end - start)
    return Span(new_id(), document, who, start, end, quote, label)


def article(name: str, story: str = "s", number: int = 1, length: int = LENGTH) -> Document:
    """A document whose id is its name."""
    return make_document("x" * length, key=name, id=name, story=story, number=number)


def layer(who: str, spans: Iterable[Span], pairs: Iterable[tuple[Span, Span]] = ()) -> Layer:
    """A layer with these spans; the pairs are linked as equivalent."""
    owned = [replace(span, annotator=who) for span in spans]
    return Layer(who, [*owned, *(equal(*pair, who) for pair in pairs)])


def equal(one: Span, other: Span, who: str = "a", relation: Relation = Relation.EQUIVALENT) -> Link:
    """A link of two spans."""
    a, b = sorted((one.id, other.id))
    return Link(new_id(), who, a, b, relation)


@st.composite
def marks(
    draw: st.DrawFn,
    documents: Sequence[str] = ("d1", "d2", "d3"),
    labels: Sequence[str | None] = (T, S, None),
    most: int = 8,
    length: int = LENGTH,
) -> list[Span]:
    """Spans that overlap, nest and touch, no two of them alike."""
    ends = st.integers(0, length - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, length))
    )
    place = st.tuples(st.sampled_from(documents), ends, st.sampled_from(labels))
    places = draw(st.lists(place, max_size=most, unique=True))
    return [mark(document, *extent, label) for document, extent, label in places]


def disguised(spans: Sequence[Span], seed: int) -> list[Span]:
    """The same spans in another order and with other ids."""
    shuffled = [replace(span, id=new_id()) for span in spans]
    random.Random(seed).shuffle(shuffled)
    return shuffled
