"""Figures as words."""

import pytest

from annotator.domain.batch import ItemKind
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.formats.markdown import plain
from annotator.review.intervals import Interval
from annotator.session.reporting.figures import duration, interval, meant, percent, places


@pytest.mark.parametrize(
    ("found", "shown"),
    [((), "–"), ((3,), "3"), ((2, 1), "1, 2"), ((5, 4, 6, 9, 9, 1), "1, 4–6, 9")],
)
def test_places(found: tuple[int, ...], shown: str) -> None:
    assert places(found) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0, "0 s"), (59.4, "59 s"), (60.0, "1 min"), (3599.0, "1 h 0 min"), (7500.0, "2 h 5 min")],
)
def test_durations(seconds: float, shown: str) -> None:
    assert duration(seconds) == shown


def test_shares() -> None:
    assert (percent(0.05), percent(None)) == ("5.0 %", "n/a")
    assert interval(Interval(0.0215, 0.1118)) == "2.1–11.2 %"
    assert interval(None) == "n/a"


def test_what_was_meant() -> None:
    labels = LabelSet(INITIAL_LABELS)
    assert meant(labels, ItemKind.SPAN, "official_statement") == "official statement"
    assert meant(labels, ItemKind.SPAN, "") == "highlight"
    assert meant(labels, ItemKind.LINK, "partial") == "partial"
    assert meant(labels, ItemKind.SPAN, None) == "nothing"


def test_nothing_stored_is_markup() -> None:
    assert plain("a|b *c* <d> [e](f) `g` _h_ #1 &amp; \\") == (
        "a\\|b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` \\_h\\_ \\#1 \\&amp; \\\\"
    )
    assert plain("a\nb\x1b[31m\u202e") == "a␤b␛\\[31m␦"
