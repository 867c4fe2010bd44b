from collections import Counter
from pathlib import Path

import pytest

from annotator.domain.label import INITIAL_LABELS
from annotator.tui.board.screen import ACTS
from annotator.tui.commands import (
    BY_ID,
    COMMANDS,
    KEY_SIGNS,
    RESERVED_KEYS,
    Group,
    key_sign,
)
from annotator.tui.key_table import DECLARED
from tests.tui.seat import SMALL, seated


def test_a_key_has_one_meaning() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert len(BY_ID) == len(COMMANDS)


def test_keys_of_later_commands_run_nothing_yet() -> None:
    used = {key for command in COMMANDS for key in command.keys}
    signs = {KEY_SIGNS.get(key, key) for key in used}
    assert (used | signs) & RESERVED_KEYS == set()


def test_the_keys_of_later_commands_are_kept_for_them() -> None:
    assert DECLARED.command_key("Y")


def test_no_label_key_of_a_new_database_is_a_command_key() -> None:
    keys = [each.key for each in INITIAL_LABELS if each.key]
    assert [key for key in keys if DECLARED.command_key(key)] == []


@pytest.mark.parametrize("character", ["h", "=", "/", "'", "?", "3", "+", "F", "y"])
def test_a_character_of_a_command_now_or_later_is_no_label_key(character: str) -> None:
    assert DECLARED.command_key(character)


@pytest.mark.parametrize("character", ["t", "s", "o", "f", "é", "ж", "_"])
def test_other_characters_can_be_label_keys(character: str) -> None:
    assert not DECLARED.command_key(character)


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        ("ctrl+left", "Ctrl+←"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+shift+right", "Ctrl+Shift+→"),
        ("f6", "F6"),
        ("f", "f"),
        ("F", "F"),
        ("ctrl+r", "Ctrl+R"),
        ("equals_sign", "="),
        ("pagedown", "PgDn"),
        ("ctrl+home", "Ctrl+Home"),
    ],
)
def test_keys_are_written_as_people_know_them(key: str, sign: str) -> None:
    assert key_sign(key) == sign


def test_every_key_that_people_read_has_a_sign() -> None:
    """`Tab` and `[`, never `left_square_bracket`."""
    signs = [key_sign(key) for command in COMMANDS for key in command.keys]
    assert [sign for sign in signs if "_" in sign] == []


async def test_every_command_is_done_by_the_board_or_the_app(seeds: Path) -> None:
    """What a command promises, it does on the board, where all work begins; verdicts aside."""
    async with seated(seeds, SMALL) as at:
        missing = {each for each in COMMANDS if not at.app.can(each.id)}
        # There is no tour whose work could be taken back.
        assert {each.group for each in missing - {BY_ID["tour.undo"]}} == {Group.VERDICT}


async def test_a_key_of_a_verdict_says_on_the_board_that_it_does_nothing_there(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("y")
        assert "No command for y here" in at.hint


async def test_nothing_is_done_that_is_no_command(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        app_acts = set(at.app.acts)
        assert (set(ACTS) | app_acts) - set(BY_ID) == set()
        assert set(ACTS) & app_acts == set()
        for key in ("f1", "f2", "f6"):
            await at.press(key)
            screen = at.app.screen
            assert set(screen.acts()) - set(BY_ID) == set()  # type: ignore[attr-defined]
            await at.press("escape")


async def test_a_key_without_a_command_says_so(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type("ж")
        assert "No command for ж" in at.hint
        await at.press("down")
        assert "No command" not in at.hint


async def test_reserved_keys_do_nothing(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        before = at.board.panes.place("seeds")
        await at.press(*sorted(RESERVED_KEYS))
        assert at.spans == []
        assert at.board.panes.place("seeds") == before
        assert at.at_board
