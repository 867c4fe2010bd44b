import pytest

from annotator.tui.commands import COMMANDS
from tests.fuzz import pressing
from tests.fuzz.keyboard import COMMAND_KEYS, keys_in
from tests.fuzz.states import STATES

COUNT = 500
"""Keys of each of the two seeds."""


@pytest.mark.parametrize("seed", [1, 2])
def test_any_key_in_any_state_leaves_program_and_data_whole(seed: int) -> None:
    outcome = pressing.run(COUNT, seed)
    assert outcome.failures == []
    assert outcome.runs >= COUNT


def test_each_key_is_sent_as_one() -> None:
    assert all(keys_in(key) == 1 for key in COMMAND_KEYS)
    assert len(COMMAND_KEYS) == sum(len(each.keys) for each in COMMANDS if each.id != "app.quit")
    assert keys_in("".join(STATES["found"])) == len("/workers") + 1
