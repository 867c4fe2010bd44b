"""Rates, recall and confusion, worked out by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.batch import ItemKind
from annotator.domain.verdict import Severity
from annotator.review.confusion import Confusion, Mistaken, confusions
from annotator.review.intervals import wilson
from annotator.review.rates import Judged, Rate, rate
from annotator.review.recall import Passage, recalls

MINOR, MAJOR = Severity.MINOR, Severity.MAJOR


def judged(place: int, severity: Severity | None = None, **given: float) -> Judged:
    return Judged(place, f"d{place % 3}", severity, **given)


def test_a_plain_rate() -> None:
    found = rate([judged(4, MINOR), judged(1), judged(3, MAJOR), judged(2)], seed=1)
    assert (found.n, found.errors, found.minor, found.major) == (4, 2, 1, 1)
    assert (found.value, found.interval) == (0.5, wilson(0.5, 4))
    assert (found.places, found.wrong) == ((1, 2, 3, 4), (3, 4))
    assert found.by_article is not None


def test_no_error_still_has_an_upper_bound() -> None:
    found = rate(map(judged, range(20)), seed=1)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(0.161, abs=5e-4)
    assert found.by_article is None


def test_nothing_judged_has_no_rate() -> None:
    found = rate([], seed=1)
    assert (found.n, found.value, found.low, found.high) == (0, None, None, None)


def test_one_article_has_no_bootstrap() -> None:
    assert rate([Judged(1, "d"), Judged(2, "d", MAJOR)], seed=1).by_article is None


def test_weights_count_for_the_rate_and_against_its_precision() -> None:
    # Two strata of 90 and 10, four of each: weights 1.8 and .2.
    items = [judged(each, weight=1.8) for each in range(4)]
    items += [judged(each, MAJOR, weight=0.2) for each in range(4, 8)]
    found = rate(items, seed=1)
    assert found.value == pytest.approx(0.1)
    effective = 8**2 / (4 * 1.8**2 + 4 * 0.2**2)
    assert found.high == pytest.approx(wilson(0.1, effective).high)


items = st.builds(
    judged,
    st.integers(1, 99),
    st.sampled_from([None, MINOR, MAJOR]),
    weight=st.floats(0.05, 20),
)


@given(st.lists(items, unique_by=lambda each: each.place, max_size=12), st.integers(0, 99))
def test_the_order_changes_nothing(items: list[Judged], seed: int) -> None:
    def of(each: list[Judged]) -> Rate:
        return rate(each, seed=3)

    shuffled = random.Random(seed).sample(items, len(items))
    assert of(items) == of(shuffled)
    value = of(items).value
    assert value is None if not items else value is not None and 0 <= value <= 1


def test_recall_of_each_label_and_of_all() -> None:
    one = Passage(2, "d1", {"filler": 3, "": 5}, {"testimony": 1})
    other = Passage(1, "d2", {"filler": 1, "testimony": 2}, {"filler": 1})
    filler, testimony, every = recalls([one, other], seed=1)
    assert (filler.label, filler.found, filler.missing, filler.value) == ("filler", 4, 1, 0.8)
    assert (testimony.found, testimony.missing, testimony.places) == (2, 1, (2,))
    assert testimony.value == pytest.approx(2 / 3)
    assert (every.label, every.found, every.missing, every.passages) == (None, 6, 2, 2)
    assert every.interval == wilson(0.75, 8)
    assert every.places == (1, 2)


def test_recall_of_a_weighted_sample() -> None:
    passages = [
        Passage(1, "d1", {"filler": 1}, {}, weight=1.5),
        Passage(2, "d2", {}, {"filler": 1}, weight=0.5),
    ]
    assert recalls(passages, seed=1)[0].value == pytest.approx(0.75)


def test_passages_without_a_mark_have_no_recall() -> None:
    assert recalls([], seed=1) == []
    (every,) = recalls([Passage(1, "d", {}, {})], seed=1)
    assert (every.value, every.interval, every.passages) == (None, None, 1)


def test_confusion_begins_with_the_most_frequent() -> None:
    span, link = ItemKind.SPAN, ItemKind.LINK
    found = confusions(
        [
            (Mistaken(link, "equivalent", "partial"), 1),
            (Mistaken(span, "filler", "testimony"), 7),
            (Mistaken(span, "filler", None), 3),
            (Mistaken(span, "filler", "testimony"), 2),
        ]
    )
    assert found == [
        Confusion(span, "filler", "testimony", (2, 7)),
        Confusion(span, "filler", None, (3,)),
        Confusion(link, "equivalent", "partial", (1,)),
    ]
