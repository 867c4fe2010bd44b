"""The measures of spans, against fractions that are worked out by hand."""

from fractions import Fraction

import pytest

from annotator.review.measure import Measure
from annotator.review.shared_article import shared_articles
from annotator.review.span_agreement import SpanAgreement, span_agreement
from tests.review.marks import LENGTH, S, T, article, mark

DOCUMENTS = [article("d1", number=1), article("d2", number=2)]

A = [
    mark("d1", 0, 10, T),
    mark("d1", 2, 5, S),
    mark("d2", 0, 6, T),
    mark("d2", 10, 14, None),
]
B = [
    mark("d1", 0, 10, T),
    mark("d1", 3, 6, S),
    mark("d2", 0, 6, S),
    mark("d2", 10, 14, None),
    mark("d2", 19, 24, T),
]


@pytest.fixture(scope="module")
def found() -> SpanAgreement:
    return span_agreement(shared_articles(DOCUMENTS, A, B), seed=1)


def holds(measure: Measure, value: Fraction, n: int) -> bool:
    return (measure.value, measure.n) == (float(value), n)


def test_exact_spans(found: SpanAgreement) -> None:
    # With a label 3 and 4 spans; only the testimony at [0, 10) has a twin: 2 · 1 / 7.
    assert holds(found.exact_f1, Fraction(2, 7), 7)
    # 4 and 5 spans; [0, 10), [0, 6) and the highlight have equal bounds: 2 · 3 / 9.
    assert holds(found.exact_f1_bounds, Fraction(2, 3), 9)


def test_spans_that_have_half_in_common(found: SpanAgreement) -> None:
    # The testimony, and the statistics [2, 5) and [3, 6) with 2 code points of 4: 2 · 2 / 7.
    assert holds(found.iou50_f1, Fraction(4, 7), 7)


def test_code_points_under_a_label(found: SpanAgreement) -> None:
    # 10 + 3 + 6 = 19 and 10 + 3 + 6 + 5 = 24; in both 10 of testimony, 2 of statistic.
    assert holds(found.char_f1, Fraction(2 * 12, 19 + 24), 43)


def test_labels_where_both_marked(found: SpanAgreement) -> None:
    # Pairs T-T, S-S and T-S; 3 T and 3 S: 6² - 9 - 9 = 18; 1 - 2 · 1 · 5 / 18.
    assert holds(found.label_alpha, Fraction(4, 9), 3)


def test_labels_are_compared_only_where_half_is_in_common() -> None:
    a, b = [mark("d1", 0, 10, T)], [mark("d1", 4, 14, S), mark("d2", 0, 4, S)]
    found = span_agreement(shared_articles(DOCUMENTS, a, b), seed=1)
    assert found.label_alpha == Measure(None, 0)


def test_code_points_of_one_label(found: SpanAgreement) -> None:
    n = 2 * LENGTH
    assert list(found.by_label) == [S, T]
    # Of 48: 10 in both, 6 only a, 5 only b, 27 in neither; by chance 16 · 15 + 32 · 33 = 1296.
    # (48 · 37 - 1296) / (48² - 1296) = 480/1008.
    assert holds(found.by_label[T].kappa, Fraction(10, 21), n)
    # 31 inside and 65 outside of 96: 1 - 95 · 11 / (31 · 65) = 970/2015.
    assert holds(found.by_label[T].alpha, Fraction(194, 403), n)
    # 2 in both, 1 only a, 7 only b, 38 in neither; by chance 3 · 9 + 45 · 39 = 1782.
    # (48 · 40 - 1782) / (48² - 1782) = 138/522.
    assert holds(found.by_label[S].kappa, Fraction(23, 87), n)
    # 12 inside and 84 outside of 96: 1 - 95 · 8 / (12 · 84) = 248/1008.
    assert holds(found.by_label[S].alpha, Fraction(31, 126), n)


def test_what_is_marked_twice_under_one_label_counts_once() -> None:
    split = [mark("d1", 0, 6, T), mark("d1", 4, 10, T)]
    found = span_agreement(shared_articles(DOCUMENTS, split, [mark("d1", 0, 10, T)]), seed=1)
    assert holds(found.char_f1, Fraction(1), 20)
    assert found.by_label[T].kappa.value == 1
    assert found.exact_f1.value == 0


def test_two_spans_at_one_place_need_two_twins() -> None:
    both = [mark("d1", 0, 6, T), mark("d1", 0, 6, S)]
    found = span_agreement(shared_articles(DOCUMENTS, both, [mark("d1", 0, 6, S)]), seed=1)
    # 2 and 1 spans, one pair.
    assert holds(found.exact_f1_bounds, Fraction(2, 3), 3)
    assert holds(found.exact_f1, Fraction(2, 3), 3)


def test_nothing_marked_is_undefined() -> None:
    found = span_agreement(shared_articles(DOCUMENTS, [], []), seed=1)
    undefined = Measure(None, 0)
    assert found == SpanAgreement(undefined, undefined, undefined, undefined, undefined, {})


def test_highlights_alone_say_nothing_of_labels() -> None:
    highlights = [mark("d1", 0, 6, None)]
    found = span_agreement(shared_articles(DOCUMENTS, highlights, highlights), seed=1)
    assert found.exact_f1_bounds.value == 1
    assert (found.exact_f1.value, found.iou50_f1.value, found.char_f1.value) == (None,) * 3
    assert (found.label_alpha.value, found.by_label) == (None, {})


def test_only_one_who_marks_does_not_agree() -> None:
    found = span_agreement(shared_articles(DOCUMENTS, [mark("d1", 0, 6, T)], []), seed=1)
    assert (found.exact_f1.value, found.iou50_f1.value, found.char_f1.value) == (0, 0, 0)
    assert found.by_label[T].kappa.value == 0
    assert found.label_alpha.value is None


def test_a_label_on_every_code_point_is_undefined() -> None:
    whole = [mark("d1", 0, LENGTH, T), mark("d2", 0, LENGTH, T)]
    found = span_agreement(shared_articles(DOCUMENTS, whole, whole), seed=1)
    assert found.char_f1.value == 1
    assert (found.by_label[T].kappa.value, found.by_label[T].alpha.value) == (None, None)


def test_an_interval_needs_two_articles(found: SpanAgreement) -> None:
    interval = found.char_f1.interval
    # Of the first article alone 2 · 12 / 26, of the second 0.
    assert interval is not None
    assert 0 <= interval.low < 24 / 43 < interval.high <= 12 / 13
    alone = span_agreement(shared_articles(DOCUMENTS[:1], A, B), seed=1)
    assert holds(alone.char_f1, Fraction(12, 13), 26)
    assert alone.char_f1.interval is None
