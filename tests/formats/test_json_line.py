"""Lines of JSON: what is written is safe, what is read has its place."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.json_line import dump_line, json_lines
from annotator.formats.json_value import DEEPEST
from tests.strategies import stored_text

ACTS_ON_A_TERMINAL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@given(st.dictionaries(stored_text(), stored_text()))
def test_a_written_line_is_safe_and_says_the_same(fields: dict[str, str]) -> None:
    line = dump_line(fields)
    assert not ACTS_ON_A_TERMINAL.search(line)
    assert json.loads(line) == fields


def test_keys_are_sorted_and_controls_escaped() -> None:
    assert dump_line({"b": "\x7f\x9b\u202e\u2028\x1b", "a": "工😀"}) == (
        '{"a":"工😀","b":"\\u007f\\u009b\\u202e\\u2028\\u001b"}'
    )


def read(raw: bytes, encoding: str | None = None) -> list[dict[str, object]]:
    return [line.fields for line in json_lines(InputFile.decoded("a.jsonl", raw, encoding))]


def test_blank_lines_are_passed_over_and_crlf_is_read() -> None:
    assert read(b'\r\n{"a": 1}\r\n\n  \n{"a": 2}') == [{"a": 1}, {"a": 2}]


def test_a_line_ends_at_its_line_feed_alone() -> None:
    """U+2028 and U+0085 may stand raw in a JSON string."""
    assert read('{"a": "x\u2028y\x85z"}'.encode()) == [{"a": "x\u2028y\x85z"}]


DEEP = b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)

REFUSED = {
    "not JSON": (b'{"a": 1}\n{"b": }', 2, 15, "not JSON"),
    "after wide characters": ('{"a": "工😀"}\n{"b" 1}'.encode(), 2, 22, "not JSON"),
    "a raw control": (b'{"a": "\x01"}', 1, 7, "not JSON"),
    "no object": (b"{}\n[1]", 2, 3, "not a JSON object"),
    "NaN": (b'{"a": NaN}', 1, 0, "a number that cannot be kept"),
    "an infinity": (b'{"a": 1e999}', 1, 0, "a number that cannot be kept"),
    "a long number": (b'{"a": ' + b"9" * 5000 + b"}", 1, 0, "a number that cannot be kept"),
    "deep": (b'{"a": ' + DEEP + b"}", 1, 0, "nested too deeply"),
    "very deep": (b"[" * 100_000, 1, 0, "nested too deeply"),
    "NUL": (b'{"a": {"b": ["\\u0000"]}}', 1, 0, "NUL"),
    "half a pair": (b'{}\n{"a": "\\uD83d"}', 2, 3, "half a surrogate pair, U+D83D"),
    "half a pair in a key": (b'{"\\udc00": 1}', 1, 0, "half a surrogate pair"),
}


@pytest.mark.parametrize(("raw", "line", "byte", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_kept_is_refused_with_its_place(
    raw: bytes, line: int, byte: int, reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    assert (caught.value.line, caught.value.byte) == (line, byte)
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"a.jsonl, line {line}, byte {byte}: ")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-8"])
def test_bytes_are_counted_in_the_files_own_encoding(codec: str) -> None:
    before = '{"a": "é工😀"}\n'
    with pytest.raises(Unreadable) as caught:
        read(f"{before}x".encode(codec))
    assert caught.value.byte == len(before.encode(codec))


def test_bytes_are_counted_in_a_named_encoding() -> None:
    with pytest.raises(Unreadable) as caught:
        read('{"a": "é"}\nx'.encode("latin-1"), "latin-1")
    assert (caught.value.line, caught.value.byte) == (2, 11)


def test_bytes_that_are_no_text_are_refused_with_their_place() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b'{"a": 1}\n{"b": "\xff"}')
    assert (caught.value.line, caught.value.byte) == (2, 16)
    assert "--encoding" in caught.value.remedy
