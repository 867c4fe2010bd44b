"""Where in a file something stands, and records that are left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.incoming import Incoming, IncomingCluster
from annotator.formats.input_file import InputFile, Place, Unreadable
from annotator.formats.json_line import json_lines
from tests.strategies import stored_text


@given(
    stored_text(),
    st.lists(st.integers(0, 400), max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_places_are_right_in_whatever_order_they_are_asked_for(
    text: str, offsets: list[int], codec: str
) -> None:
    text = text.lstrip("\ufeff")
    file = InputFile.decoded("a.txt", text.encode(codec))
    for offset in offsets:
        before = text[:offset]
        assert file.line_number(offset) == before.count("\n") + 1
        assert file.byte_offset(offset) == len(before.encode(codec))


def read(file: InputFile) -> Incoming:
    incoming = Incoming()
    for line in json_lines(file):
        with incoming.record(file):
            incoming.leave_out("lines")
            incoming.clusters.append(IncomingCluster(line.place, None, line.string("a"), ()))
            incoming.leave_out("numbers", line.number("n") or 0)
    return incoming


CONTENT = b'{"a": 1, "n": 2}\n{"a": 2, "n": "x"}\n{"a":\n[]\n{"a": 3}\n'


def test_the_first_wrong_record_refuses_the_file() -> None:
    with pytest.raises(Unreadable, match="line 2"):
        read(InputFile.decoded("a.jsonl", CONTENT))


def test_wrong_records_are_left_out_whole_where_they_may_be() -> None:
    refused: list[Unreadable] = []
    incoming = read(InputFile.decoded("a.jsonl", CONTENT, refused=refused))
    assert [each.name for each in incoming.clusters] == ["1", "3"]
    assert incoming.left_out == {"lines": 2, "numbers": 2}
    assert [each.line for each in refused] == [2, 3, 4]


def test_an_error_that_is_no_refusal_is_not_kept_back() -> None:
    file = InputFile.decoded("a.jsonl", CONTENT, refused=[])
    with pytest.raises(KeyError), Incoming().record(file):
        raise KeyError
    with pytest.raises(Unreadable), InputFile.decoded("a.jsonl", CONTENT).record():
        raise Place(file, 0).refusal("wrong")
