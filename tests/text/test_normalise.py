"""The normal form, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.normalise import TextRefused, normalise
from tests.strategies import nasty_text


@given(nasty_text())
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    try:
        text = normalise(raw)
    except TextRefused:
        return
    assert normalise(text) == text
    assert not text.startswith("\ufeff")
    assert "\r" not in text


@given(nasty_text(), st.sampled_from("\x00\ud800\udfff"), nasty_text())
def test_the_first_unstorable_code_point_is_named(before: str, bad: str, after: str) -> None:
    raw = before + bad + after
    with pytest.raises(TextRefused) as caught:
        normalise(raw)
    offset = caught.value.offset
    assert raw[offset] in "\x00\ud800\udfff"
    assert not set(raw[:offset]) & set("\x00\ud800\udfff")
    lines = raw[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert caught.value.line == len(lines)


@given(nasty_text())
def test_only_the_mark_and_line_ends_change(raw: str) -> None:
    raw = raw.replace("\x00", "").replace("\ud800", "").replace("\udfff", "") + "ink"
    expected = raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert normalise(raw) == expected


def test_odd_spaces_quotes_and_marks_stay() -> None:
    text = " \xa0\t“e\u0301” \u2028\x85\x0b\x1b[1m\u202e\n\n "
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("raw", "line", "offset"),
    [
        ("a\r\nb\rc\nd\x00", 4, 8),
        ("\ufeffab\ud800", 1, 3),
        ("x\ud83d\ude00", 1, 1),
        ("", 1, 0),
        ("\ufeff \xa0\u200b\r\n\u2028", 1, 0),
    ],
)
def test_what_is_refused_is_named_with_its_place(raw: str, line: int, offset: int) -> None:
    with pytest.raises(TextRefused) as caught:
        normalise(raw)
    assert (caught.value.line, caught.value.offset) == (line, offset)
    assert str(caught.value) == f"line {line}: {caught.value.reason}"
