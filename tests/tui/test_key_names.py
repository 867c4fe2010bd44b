import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from annotator.tui.commands import COMMANDS, key_sign
from annotator.tui.key_names import NoSuchKey, named_character, read_key, typed_by


@given(st.characters(exclude_categories=("C", "Zs", "Zl", "Zp")))
def test_a_character_has_the_name_that_textual_gives_its_key(character: str) -> None:
    assert named_character(character) == _character_to_key(character)


def test_names_of_characters_are_told_apart() -> None:
    for character in filter(str.isprintable, map(chr, range(ord("!"), 0x3100))):
        assert typed_by(named_character(character)) == character
    assert typed_by("f9") == typed_by("pagedown") == ""


def test_what_people_read_can_be_written() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert read_key(key_sign(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("é", "é"),
        ("e\u0301", "é"),
        ("§", "section_sign"),
        ("+", "plus"),
        (" ", "space"),
        ("n", "n"),
        ("Shift+n", "N"),
        ("ctrl+K", "ctrl+k"),
        ("control + k", "ctrl+k"),
        ("Shift+Ctrl+Right", "ctrl+shift+right"),
        ("Ctrl+←", "ctrl+left"),
        ("F12", "f12"),
        ("shift+f5", "shift+f5"),
        ("Page Down", "pagedown"),
        ("PgUp", "pageup"),
        ("Return", "enter"),
        ("shift+tab", "shift+tab"),
    ],
)
def test_keys_as_people_write_them(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "“” is no key"),
        ("full_stop", "is no key"),
        ("F25", "is no key"),
        ("Ctrl+", "is no key"),
        ("Cmd+k", "before a “+” stand Ctrl and Shift"),
        ("Alt+k", "like Esc and what comes after it"),
        ("Ctrl+i", "like Tab"),
        ("Ctrl+M", "like Enter"),
        ("Ctrl+Shift+K", "like Ctrl+K"),
        ("Ctrl+1", "with Ctrl they send A to Z"),
        ("Ctrl+é", "with Ctrl they send A to Z"),
        ("Shift+1", "write the character itself"),
        ("Shift+Enter", "like Enter alone"),
        ("Ctrl+Space", "like Space alone"),
        ("\x07", "U+0007 is no key"),
        ("\u0301", "U+0301 is no key"),
    ],
)
def test_what_is_no_key(written: str, why: str) -> None:
    with pytest.raises(NoSuchKey, match=re.escape(why)):
        read_key(written)
