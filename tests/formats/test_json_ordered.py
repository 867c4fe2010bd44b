"""Lines whose keys stand in the order of their reader."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.json_line import UNSAFE, dump_ordered
from tests.strategies import stored_text


@given(st.dictionaries(stored_text(), st.lists(stored_text(), max_size=2), max_size=4))
def test_a_line_is_safe_and_says_the_same_in_its_order(fields: dict[str, list[str]]) -> None:
    line = dump_ordered(fields)
    assert not UNSAFE.search(line)
    assert "\n" not in line
    assert list(json.loads(line).items()) == list(fields.items())


def test_keys_stay_in_their_order() -> None:
    assert dump_ordered({"b": "工\u2028", "a": [1, None]}) == '{"b":"工\\u2028","a":[1,null]}'


def test_what_is_no_json_is_not_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump_ordered({"a": float("nan")})
