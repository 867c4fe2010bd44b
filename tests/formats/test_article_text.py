"""Offsets into a file's text are carried over to the stored one."""

import pytest
from hypothesis import assume, example, given

from annotator.formats.article_text import in_record, whole_file
from annotator.formats.input_file import InputFile, Place, Unreadable
from annotator.text.normalise import TextRefused, normalise
from tests.strategies import nasty_text

FILE = InputFile("a.txt", "", "utf-8", 0)


@given(nasty_text())
@example("\ufeffa\r\n\rb\r\n")
def test_every_character_is_found_again(raw: str) -> None:
    try:
        text = normalise(raw)
    except TextRefused:
        assume(False)
    article = in_record(raw, Place(FILE, 0))
    assert article.text == text
    assert article.raw_length == len(raw)
    assert article.offset(len(raw)) == len(text)
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    for at in range(marks, len(raw)):
        expected = "\n" if raw[at] == "\r" else raw[at]
        assert text[article.offset(at)] == expected


@pytest.mark.parametrize(
    ("raw", "line", "byte"),
    [
        (b"one\ntwo\x00", 2, 7),
        ("é\r\n工\x00".encode(), 2, 7),
        (b"\xef\xbb\xbfa\x00", 1, 4),
        ("a\nb\x00".encode("utf-16"), 2, 8),
        (b"", 1, 0),
        (b" \n\t\r\n", 1, 0),
    ],
)
def test_a_file_that_cannot_be_stored_is_refused_with_its_place(
    raw: bytes, line: int, byte: int
) -> None:
    with pytest.raises(Unreadable) as caught:
        whole_file(InputFile.decoded("a.txt", raw))
    assert (caught.value.line, caught.value.byte) == (line, byte)


def test_a_record_that_cannot_be_stored_names_the_character() -> None:
    with pytest.raises(Unreadable, match="“text”, character 3: half of a surrogate pair"):
        in_record("ab\ud800", Place(FILE, 0))
