"""Bytes to text, without guessing."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.decoding import UndecodableText, decode
from tests.strategies import stored_text


@given(stored_text())
def test_every_encoding_that_is_known_by_its_mark_reads_back(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text
    assert decode(text.encode("utf-16-le"), "utf-16-le") == text


@given(st.text(st.characters(codec="cp1252")))
def test_a_named_encoding_is_taken_at_its_word(text: str) -> None:
    assert decode(text.encode("cp1252"), "cp1252") == text
    assert decode("naïve".encode(), "cp1252") == "naÃ¯ve"


def test_a_mark_is_believed_before_a_name() -> None:
    assert decode(codecs.BOM_UTF8 + "naïve".encode(), "cp1252") == "naïve"


@given(stored_text(), st.sampled_from((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x92")))
def test_the_first_bad_byte_is_named_with_its_line(text: str, bad: bytes) -> None:
    raw = text.encode()
    with pytest.raises(UndecodableText) as caught:
        decode(raw + bad)
    assert caught.value.byte == len(raw)
    assert caught.value.line == text.count("\n") + 1


@pytest.mark.parametrize(
    ("raw", "encoding", "line", "byte"),
    [
        (b"a\r\nb\rc\nd\x92", None, 4, 8),
        (codecs.BOM_UTF8 + b"a\n\x92", None, 2, 5),
        (codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\x00", None, 2, 8),
        (codecs.BOM_UTF16_BE + "a\n".encode("utf-16-be") + b"\xd8\x00\x00a", None, 2, 6),
        (b"a\n\x81", "cp1252", 2, 2),
        (b"a", "klingon", 1, 0),
        (b"a", "rot13", 1, 0),
    ],
)
def test_refusals_have_the_right_place(
    raw: bytes, encoding: str | None, line: int, byte: int
) -> None:
    with pytest.raises(UndecodableText) as caught:
        decode(raw, encoding)
    assert (caught.value.line, caught.value.byte) == (line, byte)
    assert caught.value.reason in str(caught.value)
