"""What quantities come to."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.amounts import Amount, amounts, comparable, same
from annotator.text.measures import Kind
from annotator.text.quantities import quantities
from tests.strategies import text_and_extent
from tests.text.seeds import seed, words_of


def only(text: str) -> Amount:
    (amount,) = amounts(text)
    return amount


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("over 10,000 workers", 10_000, ""),
        ("10 000", 10_000, ""),
        ("10 thousand", 10_000, ""),
        ("10k", 10_000, ""),
        ("1.234.567", 1_234_567, ""),
        ("1,5 million", 1_500_000, ""),
        ("two hundred thousand", 200_000, ""),
        ("twenty-five", 25, ""),
        ("a hundred", 100, ""),
        ("half a million", 500_000, ""),
        ("half a dozen", 6, ""),
        ("۵۰", 50, ""),
        ("18-plus hour days", 18, "hour"),
        ("two-day", 2, "day"),
        ("１２ days", 12, "day"),
        ("two free days", 2, "day"),
        ("two and a half years", 2.5, "year"),
        ("half an hour", 0.5, "hour"),
        ("half-hour", 0.5, "hour"),
        ("four meters", 4, "metre"),
        ("50 km/h", 50, "km/h"),
        ("$2.5bn", 2.5e9, "dollar"),
        ("10€", 10, "euro"),
        ("a million roubles", 1_000_000, "rouble"),
        ("100 US dollars", 100, "dollar"),
        ("6.5%", 6.5, "percent"),
        ("6.5 per cent", 6.5, "percent"),
        ("a third of", 1 / 3, "share"),
        ("two-thirds", 2 / 3, "share"),
        ("halved", 0.5, "share"),
        ("nine out of ten", 0.9, "share"),
        ("five times", 5, "time"),
        ("doubling", 2, "time"),
        ("tenfold", 10, "time"),
        ("6 am", 6, "clock"),
        ("12.30 a.m.", 0.5, "clock"),
        ("18:45", 18.75, "clock"),
        ("tens of thousands", 10_000, "vague"),
        ("dozens", 12, "vague"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str) -> None:
    amount = only(text)
    assert amount.value == pytest.approx(value)
    assert amount.unit.name == unit


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("5,000 of 10,000", [Kind.COUNT, Kind.COUNT]),
        ("two in 12 hours", [Kind.COUNT, Kind.DURATION]),
        ("10,000 in 20 camps", [Kind.COUNT, Kind.COUNT]),
        ("three people days before", [Kind.COUNT]),
        ("$100-$200", [Kind.MONEY, Kind.MONEY]),
        ("from 6am to 2am", [Kind.CLOCK, Kind.CLOCK]),
        ("in 2019, on 10 August 2025", []),
    ],
)
def test_what_stands_apart_stays_apart(text: str, kinds: list[Kind]) -> None:
    assert [each.kind for each in amounts(text)] == kinds


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("30–60% of it", [30, 60], "percent"),
        ("5 to 10 million", [5e6, 10e6], ""),
        ("$5-$10 million", [5e6, 10e6], "dollar"),
        ("$100-$200", [100, 200], "dollar"),
        ("two or three days", [2, 3], "day"),
        ("5,000 to 10 thousand men", [5_000, 10_000], ""),
    ],
)
def test_both_ends_of_a_range_are_of_one_unit(text: str, values: list[float], unit: str) -> None:
    found = amounts(text)
    assert [each.value for each in found] == values
    assert {each.unit.name for each in found} == {unit}


def test_units_of_one_dimension_are_converted() -> None:
    assert same(only("24 hours"), only("one day"))
    assert same(only("12 months"), only("one year"))
    assert same(only("10 miles"), only("16 km"))
    assert not same(only("two days"), only("two weeks"))
    assert not same(only("two days"), only("two miles"))
    assert not same(only("$2"), only("£2"))


def test_vague_amounts_equal_no_number_and_contradict_nothing() -> None:
    thousands = only("thousands")
    assert same(thousands, only("Thousands"))
    assert not same(thousands, only("1,000"))
    assert not comparable(thousands, only("hundreds"))


def test_amounts_of_the_second_seed() -> None:
    text = seed(1)
    found = {
        words_of(text, each.extent): (each.value, each.unit.name or each.kind.value)
        for each in amounts(text)
        if each.kind is not Kind.VAGUE
    }
    assert found == {
        "18-hour": (18, "hour"),
        "5,000": (5_000, "count"),
        "half": (0.5, "share"),
        "50,000": (50_000, "count"),
        "6am": (6, "clock"),
        "2am": (2, "clock"),
        "two days": (2, "day"),
        "$100": (100, "dollar"),
        "$200": (200, "dollar"),
        "£74": (74, "pound"),
        "£149": (149, "pound"),
        "five times": (5, "time"),
        "halved": (0.5, "share"),
    }


@given(text_and_extent())
def test_amounts_are_the_quantities(case: tuple[str, int, int]) -> None:
    text, start, end = case
    found = amounts(text, start, end)
    assert all(start <= each.start < each.end <= end for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for low, high in quantities(text, start, end):
        assert any(each.start <= low and high <= each.end for each in found)
    assert not any(math.isnan(each.value) for each in found)


@given(text_and_extent())
def test_an_amount_is_the_same_as_itself(case: tuple[str, int, int]) -> None:
    found = amounts(*case)
    for one in found:
        assert same(one, one)
        assert all(same(one, other) == same(other, one) for other in found)
        assert all(comparable(one, other) == comparable(other, one) for other in found)


@given(st.integers(0, 10**12), st.sampled_from(["days", "jobs", "km", "percent", "dollars"]))
def test_no_spelling_changes_a_number(number: int, noun: str) -> None:
    plain = only(f"{number} {noun}")
    assert plain.value == number
    assert same(plain, only(f"over {number:,} {noun}"))
    assert same(plain, only(f"{f'{number:,}'.replace(',', chr(0x202F))}-plus {noun}"))


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_amounts_are_close_within_about_a_hundredth(one: float, other: float) -> None:
    pair = [only(f"{each:.2f} million") for each in (one, other)]
    values = [each.value for each in pair]
    assert same(*pair) == (abs(values[0] - values[1]) <= 0.011 * max(values))


def test_a_number_beyond_all_bounds_is_still_one() -> None:
    huge = only("9" * 400)
    assert same(huge, huge)
    assert not same(huge, only("9"))
