from dataclasses import dataclass

import pytest

from annotator.tui.review_home.figures import NONE, Figures, between, share, spent


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


def test_a_share_has_its_interval() -> None:
    assert share(0.05, Interval(0.0217, 0.1118)) == "5.0 % (2.2–11.2 %)"
    assert share(0.0, Interval(0.0, 0.1611)) == "0.0 % (0.0–16.1 %)"
    assert share(1.0, None) == "100.0 %"
    assert share(None, None) == between(None) == NONE


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h 00 min"), (3900, "1 h 05 min")],
)
def test_time_is_told_as_people_do(seconds: float, shown: str) -> None:
    assert spent(seconds) == shown


def test_a_number_knows_its_items_once_each_and_none_opens_nothing() -> None:
    page = Figures(80)
    two, none = page.number(3, (7, 2, 7), "wrong"), page.number(0, (), "right")
    assert page.behind[two.target].places == (2, 7)
    assert page.behind[two.target].title == "wrong"
    assert (none.target, none.text) == ("", "      0")


def test_two_numbers_of_the_same_items_are_two_stops() -> None:
    page = Figures(80)
    assert len({page.number(1, (4,), "a").target, page.number(1, (4,), "a").target}) == 2
