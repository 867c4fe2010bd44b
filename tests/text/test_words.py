"""Words, and the motions by word."""

import unicodedata

import pytest
from hypothesis import example, given

from annotator.text.white import WHITE
from annotator.text.words import (
    next_word,
    next_word_end,
    previous_word,
    previous_word_end,
    snap_to_words,
    word_at,
    words_in,
)
from tests.strategies import LONG_RUN, long_text, stored_text, text_and_extent, text_and_offset
from tests.text.tiling import assert_units

IDS = ("blank", "marks", "letters", "ideographs", "nothing")


def all_words(text: str) -> list[tuple[int, int]]:
    """The words of `text`, by asking at every offset."""
    return sorted({word for offset in range(len(text)) if (word := word_at(text, offset))})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("over 10,000 workers.", ["over", "10,000", "workers"]),
        ("18-plus hour days", ["18-plus", "hour", "days"]),
        ("$100-$200 (£74–£149)", ["$100", "$200", "£74", "£149"]),
        ("rose 6.5%, to 50% at 10:30", ["rose", "6.5%", "to", "50%", "at", "10:30"]),
        ("Korea's workers’ isn’t", ["Korea's", "workers", "isn’t"]),
        ("the U.S. and a U.S.-based firm", ["the", "U.S.", "and", "a", "U.S.", "based", "firm"]),
        ("2010–2015, end.Start", ["2010", "2015", "end", "Start"]),
        ("cafe\u0301 n\u0303o", ["cafe\u0301", "n\u0303o"]),
        ("カ\u3099タか\u3099", ["カ\u3099タ", "か\u3099"]),
        ("您好!カタカナ語", ["您", "好", "カタカナ", "語"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("👩‍👧 -- ❤️ …", []),
        ("a\u2028b\x85c\u200bd", ["a", "b", "c", "d"]),
        ("snake_case _x_", ["snake_case", "x"]),
    ],
)
def test_what_a_word_is(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in all_words(text)] == words


def test_every_mark_stays_with_its_letter() -> None:
    marks = [each for each in map(chr, range(0x110000)) if unicodedata.category(each)[0] == "M"]
    assert [each for each in marks if word_at(f"a{each}b", 0) != (0, 3)] == []


@given(stored_text())
def test_words_are_apart_and_free_of_white_space(text: str) -> None:
    words = all_words(text)
    assert_units(text, words)
    assert not any(set(text[start:end]) & set(WHITE) for start, end in words)
    covered = {offset for start, end in words for offset in range(start, end)}
    assert all(offset in covered for offset, each in enumerate(text) if each.isalnum())


@given(text_and_offset(long_text()))
def test_words_of_long_runs_are_the_same_from_each_of_their_offsets(case: tuple[str, int]) -> None:
    text, offset = case
    word = word_at(text, offset)
    if word:
        assert word[0] <= offset < word[1]
        assert {word_at(text, place) for place in range(*word)} == {word}


@given(text_and_extent())
@example((LONG_RUN, 100, len(LONG_RUN) - 100))
def test_words_in_a_stretch_are_those_that_begin_there(case: tuple[str, int, int]) -> None:
    text, start, end = case
    assert words_in(text, start, end) == [
        word for word in all_words(text) if start <= word[0] < end
    ]


@given(stored_text())
def test_motions_stop_at_every_word_and_at_the_ends(text: str) -> None:
    words = all_words(text)
    starts, ends = [word[0] for word in words], [word[1] for word in words]
    for offset in range(len(text) + 1):
        assert next_word(text, offset) == min([s for s in starts if s > offset] + [len(text)])
        assert previous_word(text, offset) == max([s for s in starts if s < offset] + [0])
        assert next_word_end(text, offset) == min([e for e in ends if e > offset] + [len(text)])
        assert previous_word_end(text, offset) == max([e for e in ends if e < offset] + [0])


@pytest.mark.parametrize(
    "text", [" " * 20_000, "=" * 20_000, "x" * 20_000, "工" * 700, ""], ids=IDS
)
def test_motions_reach_the_ends_of_any_text(text: str) -> None:
    for forward in (next_word, next_word_end):
        offset = 0
        while offset < len(text):
            assert forward(text, offset) > offset
            offset = forward(text, offset)
        assert forward(text, offset) == len(text)
    for backward in (previous_word, previous_word_end):
        offset = len(text)
        while offset > 0:
            assert backward(text, offset) < offset
            offset = backward(text, offset)
        assert backward(text, offset) == 0


@given(text_and_extent())
def test_snapping_widens_to_whole_words_and_trims(case: tuple[str, int, int]) -> None:
    text, start, end = case
    first, last = snap_to_words(text, start, end)
    if first < last:
        assert_units(text, [(first, last)])
        assert not any(
            word[0] < edge < word[1] for word in all_words(text) for edge in (first, last)
        )
    inked = [offset for offset in range(start, end) if text[offset] not in WHITE]
    assert all(first <= offset < last for offset in inked)
    assert snap_to_words(text, first, last) == (first, last)


def test_a_drag_over_parts_of_words_takes_the_words() -> None:
    text = "Over 10,000 workers were sent"
    assert snap_to_words(text, text.index("000"), text.index("kers")) == (5, 19)
    assert snap_to_words(text, 4, 12) == (5, 11)
    assert snap_to_words(text, 7, 7) == (7, 7)


@given(text_and_offset())
def test_there_is_no_word_at_white_space(case: tuple[str, int]) -> None:
    text, offset = case
    if offset == len(text) or text[offset] in WHITE:
        assert word_at(text, offset) is None
