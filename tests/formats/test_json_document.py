"""JSON as one document: read object by object, refused with the place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.json_document import json_elements, json_object, json_records
from annotator.formats.json_value import DEEPEST
from tests.strategies import stored_text

OBJECTS = st.lists(
    st.dictionaries(
        stored_text(2),
        st.recursive(
            st.none() | st.booleans() | st.integers(-9, 9) | stored_text(2),
            lambda inner: st.lists(inner, max_size=2),
            max_leaves=3,
        ),
        max_size=2,
    ),
    max_size=3,
)
INDENTS = st.sampled_from([None, 0, 2])


def file_of(content: str) -> InputFile:
    return InputFile.decoded("a.json", content.encode())


@given(OBJECTS, INDENTS, st.booleans())
def test_elements_are_those_of_the_array_and_their_places_are_right(
    objects: list[dict[str, Any]], indent: int | None, ascii_only: bool
) -> None:
    file = file_of(f" \n{json.dumps(objects, indent=indent, ensure_ascii=ascii_only)}\n")
    found = list(json_elements(file))
    assert [each.fields for each in found] == objects
    for each in found:
        assert json.JSONDecoder().raw_decode(file.text, each.place.offset)[0] == each.fields
    assert [each.fields for each in json_records(file)] == objects


@given(OBJECTS, INDENTS)
def test_an_array_within_an_object_is_read_apart_from_the_rest(
    objects: list[dict[str, Any]], indent: int | None
) -> None:
    rest = {"version": 1, "more": [1, "x"], "nothing": None}
    file = file_of(json.dumps({"a": {}, "items": objects, **rest}, indent=indent))
    assert [each.fields for each in json_elements(file, "items")] == objects
    assert json_object(file, "items").fields == {"a": {}, **rest}
    assert json_object(file).fields == {"a": {}, "items": objects, **rest}
    assert not list(json_elements(file, "nothing"))
    assert not list(json_elements(file, "other"))


@given(OBJECTS, st.sampled_from([None, 2]), st.sampled_from(["\n", "\r\n", ""]))
def test_objects_that_follow_each_other_are_records(
    objects: list[dict[str, Any]], indent: int | None, between: str
) -> None:
    text = between.join(json.dumps(each, indent=indent) for each in objects)
    assert [each.fields for each in json_records(file_of(text))] == objects


DEEP = "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)
REFUSED = {
    "empty": ("", 1, 0, "not a JSON list"),
    "an object": ("{}", 1, 0, "not a JSON list"),
    "truncated": ('[{"a": 1},\n{"a": ', 2, 17, "not JSON"),
    "truncated between": ('[{"a": 1}\n', 2, 10, "a comma or the end of the list"),
    "a comma too many": ('[{"a": 1},\n]', 2, 11, "not JSON"),
    "after wide characters": ('[{"a": "工😀"}\n {"b": 1}]', 2, 19, "a comma"),
    "something behind": ("[{}]\n[{}]", 2, 5, "Extra data"),
    "a number": ("[{},\n1]", 2, 5, "not a JSON object"),
    "NaN": ('[{},\n{"a": NaN}]', 2, 5, "a number that cannot be kept"),
    "a long number": ('[{"a": ' + "9" * 5000 + "}]", 1, 1, "a number that cannot be kept"),
    "deep": ('[\n{"a": ' + DEEP + "}]", 2, 2, "nested too deeply"),
    "very deep": ("[" * 100_000, 1, 1, "nested too deeply"),
    "NUL": ('[{"a": {"b": ["\\u0000"]}}]', 1, 1, "NUL"),
    "half a pair": ('[{},\n{"a": "\\uD83d"}]', 2, 5, "half a surrogate pair, U+D83D"),
}


@pytest.mark.parametrize(("text", "line", "byte", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_kept_is_refused_with_its_place(
    text: str, line: int, byte: int, reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        list(json_elements(file_of(text)))
    assert (caught.value.line, caught.value.byte) == (line, byte)
    assert reason in caught.value.reason


WRONG_OBJECTS = {
    "a list": ("[]", 0, "not a JSON object"),
    "no colon": ('{"a" 1}', 5, "a key and a colon"),
    "no key": ("{1: 1}", 1, "a key and a colon"),
    "truncated": ('{"b": 1', 7, "a comma or the end of the object"),
    "no list": ('{"a": {}}', 6, "“a” is not a list"),
    "something behind": ('{"a": []} x', 10, "Extra data"),
}


@pytest.mark.parametrize(
    ("text", "byte", "reason"), WRONG_OBJECTS.values(), ids=WRONG_OBJECTS.keys()
)
def test_an_object_that_is_none_is_refused(text: str, byte: int, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(json_elements(file_of(text), "a"))
    assert caught.value.byte == byte
    assert reason in caught.value.reason


def test_strings_of_the_rest_are_looked_through() -> None:
    with pytest.raises(Unreadable, match="half a surrogate pair"):
        json_object(file_of('{"a": ["\\ud800"], "b": []}'), "b")


def test_an_error_waits_until_the_iterator_is_there() -> None:
    found = json_elements(file_of('[{"a": 1}, oops]'))
    assert next(found).fields == {"a": 1}
    with pytest.raises(Unreadable):
        next(found)
