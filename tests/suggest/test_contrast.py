"""How far passages contradict each other."""

import pytest
from hypothesis import given

from annotator.suggest.contrast import agree, contrast, opposing, trend
from annotator.text.amounts import amounts
from tests.strategies import stored_text


def contrasted(one: str, other: str) -> float:
    return contrast(amounts(one), amounts(other))


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("10,000 men", "13,000 people", 1.0),
        ("10,000 men", "5,000", 1.0),
        ("10,000 men", "50,000", 0.6),
        ("10,000 men", "500,000", 0.2),
        ("10,000 men", "two men", 0.3),
        ("two men", "three men", 0.3),
        ("$100", "$250", 1.0),
        ("30%", "half of them", 1.0),
        ("five times", "twice", 1.0),
        ("18 hours", "12 hours", 1.0),
        ("2 miles", "3 miles", 1.0),
    ],
)
def test_the_nearer_two_values_are_the_more_they_contradict(
    one: str, other: str, far: float
) -> None:
    assert contrasted(one, other) == far
    assert contrasted(other, one) == far


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10,000 men", "18 hours"),
        ("18 hours a day", "two days a year"),
        ("2 miles", "3 km"),
        ("$100", "£74"),
        ("from 6 am", "from 7 am"),
        ("10,000 men", "thousands of men"),
        ("10,000 men", "ten thousand men"),
        ("10,000 men", "men"),
        ("in 2019", "in 2024"),
    ],
)
def test_what_is_not_of_one_unit_or_comes_to_the_same_does_not(one: str, other: str) -> None:
    assert contrasted(one, other) == 0


def test_the_amount_that_stands_against_most_is_known() -> None:
    text = "50,000 in all, 13,000 of them this year"
    found = max(opposing(amounts("10,000 men"), amounts(text)), key=lambda each: each[0])
    assert text[slice(*found[1].extent)] == "13,000"


def test_passages_agree_where_they_share_a_quantity() -> None:
    assert agree(amounts("10,000 of 50,000"), amounts("50,000"))
    assert not agree(amounts("10,000"), amounts("50,000"))
    assert not agree(amounts("thousands"), amounts("thousands"))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("escapes became rare", -1),
        ("an increasing number of escapes", 1),
        ("the number has halved", -1),
        ("numbers rose to 50,000", 1),
        ("Prices are rising", 1),
        ("earned five times more for less work", 0),
        ("Moreover, the lesson was over", 0),
        ("more than 10,000 men", 0),
        ("a rarity at risk", 0),
        ("workers were sent", 0),
    ],
)
def test_which_way_things_go(text: str, way: int) -> None:
    assert trend(text) == way


@given(stored_text(), stored_text())
def test_contrast_is_mutual_and_between_0_and_1(one: str, other: str) -> None:
    assert contrasted(one, one) == 0 or len(amounts(one)) > 1
    assert 0 <= contrasted(one, other) <= 1
    assert contrasted(one, other) == contrasted(other, one)
