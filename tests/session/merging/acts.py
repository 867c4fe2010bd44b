"""What is done on one of two machines."""

from annotator.domain.document import Document
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.storage.store import Store
from tests.factories import (
    TEXTS,
    made,
    make_link,
    make_span,
    make_step,
)


def article(store: Store, number: int) -> Document:
    return store.documents()[number - 1]


def tag(store: Store, name: str, number: int = 1, **given: object) -> Span:
    """A span on the first words of an article."""
    span = make_span(article(store, number), TEXTS[number - 1], 0, 4, id=name, **given)
    done = store.commit(make_step(made(span), annotator=span.annotator)).changes[0].after
    assert isinstance(done, Span)
    return done


def link(store: Store, name: str, one: Span, other: Span, **given: object) -> Link:
    row = make_link(one, other, id=name, **given)  # type: ignore[arg-type]
    done = store.commit(make_step(made(row))).changes[0].after
    assert isinstance(done, Link)
    return done


def stored(store: Store, name: str) -> Span:
    (span,) = (each for each in store.records(Span, deleted=True) if each.id == name)
    return span
