import pytest

from annotator.domain.batch import Target
from annotator.domain.errors import Refused
from annotator.tui.review_home.how_many import how_many, share


@pytest.mark.parametrize("typed", ["40", " 40 "])
def test_a_number_is_a_number_of_items(typed: str) -> None:
    assert how_many(typed) == 40


@pytest.mark.parametrize(
    ("typed", "rate", "confidence"),
    [
        ("5 % at 95 %", 0.05, 0.95),
        ("5%", 0.05, 0.95),
        ("2.5% @ 90%", 0.025, 0.9),
        ("2,5 % 99 %", 0.025, 0.99),
        ("10% AT 80", 0.1, 0.8),
    ],
)
def test_a_share_is_a_target(typed: str, rate: float, confidence: float) -> None:
    found = how_many(typed)
    assert isinstance(found, Target)
    assert found.rate == pytest.approx(rate)
    assert found.confidence == pytest.approx(confidence)


def test_all_is_no_number() -> None:
    assert how_many("All") is None


@pytest.mark.parametrize(
    "typed", ["", "0", "-3", "4.5", "forty", "0 %", "100 %", "5 % at 100 %", "5 %%", "٣", "5 % at"]
)
def test_anything_else_is_refused_with_what_to_type(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        how_many(typed)
    assert refused.value.message
    assert refused.value.remedy


def test_a_percentage_is_a_share_of_one() -> None:
    assert share("30") == pytest.approx(0.3)
    for typed in ("", "x", "0", "100", "1e5", "nan"):
        with pytest.raises(Refused):
            share(typed)
