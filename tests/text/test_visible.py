"""Nothing that a terminal obeys gets through."""

import unicodedata

import pytest
from hypothesis import given

from annotator.text.visible import visible, visible_line
from tests.strategies import nasty_text

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def obeyed(character: str) -> bool:
    """Whether a terminal acts on it, or it cannot be written."""
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(character) in BIDI
        or character in "\u200e\u200f\u061c"
    )


@given(nasty_text())
def test_the_length_stays_and_nothing_dangerous_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(map(obeyed, shown.replace("\n", "").replace("\t", "")))
    assert visible(shown) == shown
    shown.encode()
    assert all(one == other or obeyed(one) for one, other in zip(text, shown, strict=True))


@given(nasty_text())
def test_a_line_stays_a_line(text: str) -> None:
    shown = visible_line(text)
    assert len(shown) == len(text)
    assert not any(map(obeyed, shown))
    assert shown.isprintable() or all(each.isprintable() or not obeyed(each) for each in shown)


def test_every_code_point_a_terminal_obeys_is_mapped() -> None:
    everything = "".join(map(chr, range(0x110000)))
    left = set(filter(obeyed, visible(everything)))
    assert left == {"\n", "\t"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00\r\x7f\x9bb", "a␀␍␡\ufffdb"),
        ("a\u202eb\u2066\u200f\u061c", "a␦b␦␦␦"),
        ("a\u2028b\u2029c\x85d", "a␤b␤c␤d"),
        ("\ud800x", "\ufffdx"),
        ("é e\u0301 👨‍👩‍👧 שלום \xa0\u200b\n\t", "é e\u0301 👨‍👩‍👧 שלום \xa0\u200b\n\t"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_title_shows_its_line_ends() -> None:
    assert visible_line("a\nb\tc\r") == "a␤b c␍"
