"""The running article: all spans of the annotator in colour, and how each of them was judged."""

from collections.abc import Callable, Iterable

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.verdict import Judgement
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.standing import Standing
from annotator.tui.review.course import Course
from annotator.tui.review.sight import (
    ALL,
    Sight,
    by_document,
    held_spans,
    missing_marks,
    span_mark,
)

ACCEPTED, WRONG, UNSURE = "✓", "✗", "?"
"""What stands in the gutter for a verdict."""

StandingOf = Callable[[int], Standing]
"""What holds of the item at a place."""


def running_sight(item: AuditItem, draft: Draft, course: Course, standing: StandingOf) -> Sight:
    """All articles of the story, at the item in hand."""
    drawn = [
        (span.document, span_mark(span, draft, letter))
        for span_id in course.spans
        if (span := draft.layer.spans.get(span_id)) is not None
        and (letter := letter_of(course.of_span(span_id), standing))
    ]
    missing = [verdict for place in course.places for verdict in standing(place).missing]
    spans = held_spans(item)
    own = item.item
    is_passage = own.kind is ItemKind.PASSAGE
    return Sight(
        draft.in_order,
        own.document,
        most=ALL,
        marks=by_document([*drawn, *missing_marks(missing, draft)]),
        places={each.document: each.extent for each in reversed(spans)}
        | {own.document: own.extent},
        chosen={each.document: each.id for each in reversed(spans)},
        lit={own.document: own.extent} if is_passage else {},
    )


def letter_of(items: Iterable[BatchItem], standing: StandingOf) -> str:
    """The sign of what is said of the items at a span; empty while one of them is undecided.

    Where the span itself is an item, it is about that alone.
    """
    items = list(items)
    if items and items[0].kind is ItemKind.SPAN:
        items = items[:1]
    verdicts = [standing(item.place).verdict for item in items]
    signs = {sign_of(each.judgement) for each in verdicts if each is not None}
    for sign in (WRONG, UNSURE):
        if sign in signs:
            return sign
    return ACCEPTED if signs and None not in verdicts else ""


def sign_of(judgement: Judgement) -> str:
    """The sign of a verdict."""
    if judgement.is_error:
        return WRONG
    return UNSURE if judgement is Judgement.UNSURE else ACCEPTED
