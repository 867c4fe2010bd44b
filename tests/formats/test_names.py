"""Names of files made from what people wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.training.names import file_name

WORDS = st.text(max_size=80) | st.text("aA./\\-_ ", max_size=8)


@given(WORDS, WORDS)
def test_a_name_is_safe_and_never_one_for_two(one: str, other: str) -> None:
    name = file_name(one)
    assert re.fullmatch(r"[\w-][\w.-]{0,68}", name, re.ASCII)
    assert name == file_name(one)
    # Neither where case makes no difference.
    assert one == other or name.casefold() != file_name(other).casefold()


@pytest.mark.parametrize("words", ["con", "lpt1", "provenance", "manifest.json"])
def test_what_means_something_else_gets_another_name(words: str) -> None:
    assert re.fullmatch(rf"{re.escape(words)}-[0-9a-f]{{8}}", file_name(words))


@pytest.mark.parametrize("words", ["aux.txt", "NUL.a b", "con."])
def test_a_device_is_none_whatever_follows(words: str) -> None:
    """To Windows it is one up to the first full stop."""
    assert re.fullmatch(r"[^.]+-[0-9a-f]{8}", file_name(words))


@pytest.mark.parametrize("words", ["statistic", "console", "com10", "official_statement", "a.b-c"])
def test_what_is_safe_stays(words: str) -> None:
    assert file_name(words) == words
