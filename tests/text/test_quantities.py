"""Quantities, and the clause that a statistic is tagged on."""

import pytest
from hypothesis import given

from annotator.text.clauses import clause_at, unjoined
from annotator.text.quantities import quantities, quantity_clause_at
from annotator.text.sentences import sentence_at
from tests.strategies import text_and_extent, text_and_offset
from tests.text.seeds import seed, words_of
from tests.text.tiling import assert_units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over 10,000 workers, rising to 50,000.", ["10,000", "50,000"]),
        ("usually $100-$200 (£74-£149) a month", ["$100", "$200", "£74", "£149"]),
        (
            "18-hour shifts, 18-plus hour days, up to 18 hours",
            ["18-hour", "18-plus hour", "18 hours"],
        ),
        ("two days off a year, four meters", ["two days", "four meters"]),
        ("halved since 2022; half the number; doubled", ["halved", "half", "doubled"]),
        ("a third of them, a third labourer", ["a third of"]),
        ("five times less, twice as much, tenfold", ["five times", "twice", "tenfold"]),
        ("6.5% of 3 million, $2.5bn", ["6.5%", "3 million", "$2.5bn"]),
        ("twenty-five men, tens of thousands", ["twenty-five", "tens of thousands"]),
        ("from 6am to 2 am", ["6am", "2 am"]),
        ("10 000 roubles, 2000 workers, 1,900", ["10 000 roubles", "2000", "1,900"]),
        ("four feet of snow at 50 km/h", ["four feet", "50 km/h"]),
        ("a scaffold unfolds, blindfolded, 10-fold", ["10-fold"]),
        ("one hour, one of the many, one in five", ["one hour", "one", "five"]),
        ("in 2019, by the end of 2025 (2025). the 1990s 2010–2015", []),
        ("on 10 August 2025 and August 10, 2025, 12/08/2025, May 3", []),
        ("2025-08-12 00:00:00.0", []),
        ("F-16s over G7, COVID-19 and Covid19", []),
        ("[1] see https://a.b/c-58271379 and www.a.b/12", []),
        ("the 10th floor, the 21st century", []),
        ("a 57-year-old, ten years old, aged 25, 10 years of it", ["10 years"]),
        ("elected at age 23, Ana Lee, 27, won; in Ohio, 270, she lost", ["270"]),
        ("from June 13 to 17, in 2011-12 and 2022/23, May 3 and 4 men", ["4"]),
        ("in the first quarter of 2020, a quarter of them, open 24/7", ["a quarter of"]),
        ("a half-built house, someone alone, nobody", []),
        ("十 and ۵۰ and １２ days", ["۵۰", "１２ days"]),
    ],
)
def test_what_a_quantity_is(text: str, found: list[str]) -> None:
    assert [words_of(text, each) for each in quantities(text, 0, len(text))] == found


@given(text_and_extent())
def test_quantities_are_apart_and_inside(case: tuple[str, int, int]) -> None:
    text, start, end = case
    assert_units(text, quantities(text, start, end), start, end)


@given(text_and_offset())
def test_the_clause_is_of_the_sentence_and_holds_a_quantity(case: tuple[str, int]) -> None:
    text, offset = case
    sentence = sentence_at(text, offset)
    start, end = quantity_clause_at(text, offset)
    assert sentence[0] <= start < end <= sentence[1]
    held = [place for place, _ in quantities(text, *sentence)]
    if held:
        assert any(start <= place < end for place in held)
        assert (start, end) == unjoined(text, clause_at(text, start))
    else:
        assert (start, end) == clause_at(text, offset)


@pytest.mark.parametrize(
    ("caret", "clause"),
    [
        ("Despite this", "over 10,000 workers were sent to Russia last year"),
        ("workers were sent to Russia", "over 10,000 workers were sent to Russia last year"),
        ("expected to rise", "numbers expected to rise to 50,000"),
        ("North Koreans reaching Seoul", "The number of North Koreans reaching Seoul has halved"),
        ("recounted his arrival", "working 18-plus hour days"),
        ("Living conditions are", "Living conditions are deplorable"),
    ],
)
def test_statistics_of_the_first_seed(caret: str, clause: str) -> None:
    text = seed(0)
    assert words_of(text, quantity_clause_at(text, text.index(caret))) == clause


@pytest.mark.parametrize(
    ("number", "caret", "clause"),
    [
        (1, "just two days", "just two days off a year"),
        (1, "describe horrific", "they say they are forced to do 18-hour shifts"),
        (1, "total number could", "the total number could reach 50,000"),
        (2, "records show", "over 13,000 North Koreans entered Russia"),
        (3, "With around", "around 10,000 North Korean workers sent to Russia last year"),
    ],
)
def test_statistics_of_the_other_seeds(number: int, caret: str, clause: str) -> None:
    text = seed(number)
    assert words_of(text, quantity_clause_at(text, text.index(caret))) == clause
