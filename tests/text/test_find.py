"""Literal find."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.find import find_all, find_next, folded_needle, may_contain
from annotator.text.folding import fold_text
from annotator.text.white import WHITE
from tests.strategies import LONG_LINE, nasty_text, text_and_extent, text_and_offset
from tests.text.seeds import seed, words_of


@given(text_and_extent())
def test_what_stands_in_a_text_is_found_in_it(case: tuple[str, int, int]) -> None:
    text, start, end = case
    needle = text[start:end]
    if folded_needle(needle):
        assert may_contain(text, needle)
        assert any(first < end and start < last for first, last in overlapping(text, needle))


def overlapping(text: str, needle: str) -> list[tuple[int, int]]:
    """Every hit, those that overlap an earlier one too."""
    found = []
    start = 0
    while (hit := find_next(text, needle, start)) is not None:
        found.append(hit)
        start = hit[0] + 1
    return found


@given(nasty_text(), st.one_of(nasty_text(2), st.sampled_from(("s", "'", '"', "-", "a b", "e"))))
def test_every_hit_folds_to_the_folded_needle(text: str, needle: str) -> None:
    hits = list(find_all(text, needle))
    for start, end in hits:
        assert fold_text(text[start:end]).strip(" ") == folded_needle(needle)
        assert text[start] not in WHITE
        assert text[end - 1] not in WHITE
    assert all(one[1] <= other[0] for one, other in pairwise(hits))
    assert find_next(text, needle, 0) == (hits[0] if hits else None)
    assert may_contain(text, needle) or not hits


@given(text_and_offset(), st.sampled_from(("workers", "a", "-", "10,000 workers", "ss")))
def test_the_next_hit_starts_at_or_after_the_offset(case: tuple[str, int], needle: str) -> None:
    text, offset = case
    hit = find_next(text, needle, offset)
    later = [each for each in overlapping(text, needle) if each[0] >= offset]
    assert hit == (later[0] if later else None)


@pytest.mark.parametrize(
    "needle",
    [
        "18-plus hour days",
        "18-PLUS HOUR DAYS",
        "18\u2011plus\xa0hour\n  days",
        "18–plus hour\u3000days ",
        "18-plus\u200b ho\xadur days",
    ],
)
def test_one_needle_many_spellings(needle: str) -> None:
    text = seed(0)
    assert [words_of(text, hit) for hit in find_all(text, needle)] == ["18-plus hour days"]


def test_a_source_with_odd_spaces_and_quotes_is_found_by_plain_ones() -> None:
    text = "He said: “we’re\xa0done \u2028 — now”, in the Stra\xadße."
    assert (
        words_of(text, next(find_all(text, '"we\'re done - now"')))
        == "“we’re\xa0done \u2028 — now”"
    )
    assert words_of(text, next(find_all(text, "STRASSE"))) == "Stra\xadße"
    assert list(find_all(text, "stras")) == []


def test_nothing_is_nowhere() -> None:
    assert list(find_all("a b", " \xa0\u200b")) == []
    assert find_next("a b", "", 0) is None
    assert find_next("", "a", 0) is None


def test_a_hit_is_found_beyond_and_across_the_first_window() -> None:
    far = LONG_LINE * 10 + "the la\xadst" + " " * 9_000 + "word" + LONG_LINE * 30
    hit = find_next(far, "the last word", 5)
    assert hit is not None
    assert (hit[0], hit[1]) == (len(LONG_LINE) * 10, len(LONG_LINE) * 10 + 9_012 + 1)
    across = "x" * 65_530 + "needle in hay"
    assert find_next(across, "needle in", 0) == (65_530, 65_539)
    assert find_next(across, "needles", 0) is None


@pytest.mark.parametrize(
    ("text", "needle", "may"),
    [
        ("An hour — and days.", "hour days", False),
        ("Days of an hour.", "hour days", False),
        ("An HOUR,\xa0days", "hour days", True),
        ("An hour days", "hourdays", False),
        ("The stra\xdfe", "strasse", True),
        ("Wor\xadkers", "workers", True),
        ("五万工人", "工人", True),
        ("五万人工", "工人", False),
        ("nothing", "—", True),
    ],
)
def test_what_a_text_cannot_say_is_told_quickly(text: str, needle: str, may: bool) -> None:
    assert may_contain(text, needle) is may
