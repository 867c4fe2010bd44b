"""The way through the items of a layer, and on to the next."""

from dataclasses import replace
from typing import Any

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.document import Document
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.layer import Layer
from annotator.session.draft import Draft
from annotator.tui.review.course import Course
from tests.factories import ADA, TEXTS, make_document, make_link, make_span

ONE, TWO = (make_document(text, number=number) for number, text in enumerate(TEXTS[:2], start=1))
AWAY = make_document(TEXTS[2], story="elsewhere")


def draft_of(annotator: str = ADA.id) -> Draft:
    """The layer of an annotator, with a link between the first and the second article."""
    spans = [make_span(ONE, TEXTS[0], 0, 4, id="a"), make_span(TWO, TEXTS[1], 2, 6, id="b")]
    link = make_link(spans[0], spans[1], id="l", annotator=annotator)
    layer = Layer(annotator, [*(replace(each, annotator=annotator) for each in spans), link])
    documents = {each.id: each for each in (ONE, TWO)}
    return Draft("strike", layer, LabelSet(INITIAL_LABELS), documents, {})


def item(place: int, document: Document, start: int = 0, **given: Any) -> BatchItem:
    """A span of Ada's, unless told otherwise."""
    values: dict[str, Any] = {
        "batch": "batch",
        "place": place,
        "kind": ItemKind.SPAN,
        "record": f"r{place}",
        "rev": 1,
        "annotator": ADA.id,
        "document": document.id,
        "start": start,
        "end": start + 4,
        "label": "statistic",
    }
    return BatchItem(**values | given)


def test_the_way_goes_through_the_text_whatever_the_order_of_the_batch() -> None:
    items = [item(1, TWO, 9), item(2, ONE, 5), item(3, TWO, 1), item(4, ONE, 5, end=30)]
    course = Course(items, draft_of())
    assert course.places == [4, 2, 3, 1]
    assert list(course.along(2, 1)) == [3, 1]
    assert list(course.along(3, -1)) == [2, 4]
    assert list(course.along(99, 1)) == []


def test_what_is_read_at_a_span_begins_with_the_span_itself() -> None:
    items = [
        item(1, ONE, kind=ItemKind.LINK, record="l"),
        item(2, ONE, record="a"),
        item(3, ONE, kind=ItemKind.LINK, record="gone"),
        item(4, ONE, kind=ItemKind.PASSAGE, record=None, rev=None),
    ]
    course = Course(items, draft_of())
    assert [each.place for each in course.of_span("a")] == [2, 1]
    assert list(course.of_span("b")) == []
    assert set(course.spans) == {"a"}


def test_other_annotators_of_the_story_come_before_other_stories() -> None:
    """Each item is passed once on the way from the first to the last, and back."""
    ben: dict[str, Any] = {"annotator": "ben"}
    items = [item(1, ONE), item(2, ONE, **ben), item(3, TWO), item(4, TWO, **ben), item(5, AWAY)]
    ada, other = Course(items, draft_of()), Course(items, draft_of("ben"))
    assert (ada.places, other.places) == ([1, 3], [2, 4])
    assert (ada.beyond(1), ada.beyond(-1)) == (2, None)
    assert (other.beyond(1), other.beyond(-1)) == (5, 3)
