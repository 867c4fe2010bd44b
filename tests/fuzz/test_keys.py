import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.tui.commands import COMMANDS
from tests.fuzz import pressing
from tests.fuzz.decks import Deck, Decks
from tests.fuzz.keyboard import COMMAND_KEYS, keys_in
from tests.fuzz.states import STATES
from tests.pty.program import DATABASE
from tests.pty.terminal import Terminal
from tests.session.stores import new_store

COUNT = 300
"""Keys of each of the two seeds."""

ENDS_BADLY = """
import sys, tty
tty.setraw(0)
sys.stdout.write("\\x1b[40;1Hana - saved")
sys.stdout.flush()
sys.stdin.read(3)
raise ValueError("three keys are too many")
"""


@pytest.mark.parametrize("seed", [1, 2])
def test_any_key_in_any_state_leaves_program_and_data_whole(seed: int) -> None:
    outcome = pressing.run(COUNT, seed)
    assert outcome.failures == []
    assert outcome.runs >= COUNT


def test_a_program_that_ends_badly_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def program(folder: Path, *words: str, env: object) -> Iterator[Terminal]:
        with Terminal.python("-c", ENDS_BADLY, cwd=folder) as terminal:
            yield terminal

    monkeypatch.setattr(pressing, "program", program)
    new_store(tmp_path / DATABASE).close()
    dice = random.Random(1)
    session = pressing.Session(tmp_path, dice, Decks(["help"], ["x"], dice))
    ended, traced = session.run(1_000)
    assert ended.startswith("crash: ended with 1; as ")
    assert traced.startswith("crash: b'Traceback'; as ")
    assert "help 'x'" in ended
    assert "three keys are too many" in ended
    assert "\n" not in ended


def test_each_card_is_drawn_before_any_comes_again() -> None:
    deck = Deck("abcd", random.Random(1))
    first, second = ([deck.draw() for _ in "abcd"] for _ in range(2))
    assert sorted(first) == sorted(second) == [*"abcd"]
    assert first != second


def test_each_key_is_sent_as_one() -> None:
    assert all(keys_in(key) == 1 for key in COMMAND_KEYS)
    assert len(COMMAND_KEYS) == sum(len(each.keys) for each in COMMANDS if each.id != "app.quit")
    assert keys_in("".join(STATES["found"])) == len("/workers") + 1
