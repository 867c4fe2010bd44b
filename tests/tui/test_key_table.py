import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import annotator
from annotator.tui.commands import BY_ID, COMMANDS
from annotator.tui.key_table import DECLARED, KeyTable, keys_in_force, put_in_force
from tests.tui.seat import USUAL, seated

NUMBERS = ("ampersand", "é", "quotation_mark", "$", "€", "§", "è", "underscore", "ç")


@pytest.fixture
def own() -> Iterator[KeyTable]:
    """A table in which some keys are others, in force for the test."""
    changed = {
        "link.source": ("ctrl+k",),
        "span.next": ("f9", "N"),
        "span.previous": ("n",),
        "select.grow": (),
        "select.clear": ("ctrl+g", "escape"),
        "choose": ("f10", "ä", "enter"),
        "offer.link": (*NUMBERS, *"123456789"),
    }
    table = replace(DECLARED, keys={**DECLARED.keys, **changed})
    put_in_force(table)
    yield table
    put_in_force(DECLARED)


def test_as_declared() -> None:
    assert keys_in_force() is DECLARED
    for command in COMMANDS:
        assert DECLARED.keys_of(command.id) == command.keys
        for key in command.keys:
            assert DECLARED.command_of(key) is command
    assert DECLARED.command_of("ж") is None
    assert DECLARED.sign("move.left") == "←"
    assert DECLARED.sign("theme.toggle") == ""
    assert DECLARED.signs(BY_ID["offer.link"]) == ["1…9"]
    assert [DECLARED.number_of(key) for key in ("1", "9", "0", "a")] == ["1", "9", "", ""]


def test_other_keys(own: KeyTable) -> None:
    assert own.command_of("n") is BY_ID["span.previous"]
    assert own.command_of("m") is None
    assert own.command_of("x") is None
    assert own.sign("link.source") == "Ctrl+K"
    assert own.signs(BY_ID["span.next"]) == ["F9", "N"]
    assert [own.number_of(key) for key in ("é", "2", "ç", "9")] == ["2", "2", "9", "9"]
    assert len(own.signs(BY_ID["offer.link"])) == 2
    assert own.command_key("é")
    assert own.command_key(",")
    assert not own.command_key("m")


def test_no_source_names_a_key_that_may_be_another() -> None:
    """Enter, Esc and the arrows of a list hold whatever a person has written."""
    named = re.compile(
        r'Part\(f?" ?(?:.|Ctrl\+\w|F\d+|Tab|Space)", "key"|"[^"]*\bCtrl\+[A-Z] \w+s\b'
    )
    found = {
        (path.name, each)
        for path in (Path(annotator.__file__).parent / "tui").rglob("*.py")
        for each in named.findall(path.read_text("utf-8"))
    }
    assert {each for _, each in found if not set(each) & {*"↑↓"}} == set(), found


async def test_keys_and_what_is_said_of_them_follow(seeds: Path, own: KeyTable) -> None:
    """What a key does, the hints, the number of an article."""
    async with seated(seeds, USUAL) as at:
        span = await at.tagged(1, "over 10,000 workers")
        assert "Ctrl+K link from" in at.hint
        assert "F9" not in at.hint
        await at.press("ctrl+k")
        assert at.board.source == span.id
        await at.press("escape", "escape", "m")
        assert "No command for m" in at.hint
        assert "F9 next span" in at.hint or "No command" in at.hint
        await at.press("f9", "=", "é")
        assert "article 2" in at.hint


async def test_keys_for_enter_and_escape_hold_in_fields_and_questions(
    seeds: Path, own: KeyTable
) -> None:
    """Where they type nothing."""
    async with seated(seeds, USUAL) as at:
        await at.press("/", "ä", "ctrl+g")
        assert at.board.mode is None
        await at.press("/", *"18-plus", "f10")
        assert at.selected == "18-plus"
        await at.press("/", "ä", "f10")
        assert at.board.needle == "ä"
        await at.press(":")
        assert not at.at_board
        await at.press("ctrl+g")
        assert at.at_board
