"""Remembering how a story was left."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.session.place import Place, Reading

LENGTHS = {"one": 100, "two": 50}


def test_a_place_comes_back_as_it_was() -> None:
    readings = {"one": Reading(12, 10, 4), "two": Reading(50, None, 0)}
    place = Place("strike", ("two", "one"), 1, "one", readings, ("one:0-9|two:3-8",))
    assert Place.from_json(place.to_json(), "strike", LENGTHS) == place


def test_a_place_is_fitted_to_what_there_is_now() -> None:
    readings = {"one": Reading(500, -3, 400), "gone": Reading(1)}
    place = Place("strike", ("gone", "one", "one"), 7, "gone", readings)
    fitted = Place.from_json(place.to_json(), "strike", LENGTHS)
    assert fitted == Place("strike", ("one",), 0, None, {"one": Reading(100, 0, 100)})


def test_a_place_of_before_there_was_a_queue_skips_nothing() -> None:
    written = json.loads(Place("strike", ("one",)).to_json())
    del written["skipped"]
    place = Place.from_json(json.dumps(written), "strike", LENGTHS)
    assert place == Place("strike", ("one",))


@pytest.mark.parametrize("text", [None, "", "null", "[]", "{}", "{", '{"panes": 3}', "7"])
def test_what_is_no_place_is_none(text: str | None) -> None:
    assert Place.from_json(text, "strike", LENGTHS) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        dict.fromkeys(("panes", "focus", "first"), json_values),
        optional={
            "skipped": json_values,
            "readings": st.dictionaries(
                st.sampled_from(("one", "x")),
                st.dictionaries(st.sampled_from(("caret", "anchor", "top")), json_values),
            )
            | json_values,
        },
    )
)
def test_no_json_is_an_error(value: dict[str, object]) -> None:
    place = Place.from_json(json.dumps(value), "strike", LENGTHS)
    assert place is None or set(place.panes) <= LENGTHS.keys()
