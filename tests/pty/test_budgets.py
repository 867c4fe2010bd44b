"""What a key may cost in bytes and repaints, which no machine makes more or less of."""

from pathlib import Path

import pytest

from tests.bench.actions import ACTIONS, SMALL, Action, Case
from tests.bench.corpora import SEEDS_TAGGED
from tests.bench.measuring import measure

BUDGETED = [
    (action, case)
    for action in ACTIONS
    for case in action.cases
    if case.corpus == SEEDS_TAGGED and (action.most_bytes or action.most_frames)
]
NAMES = [f"{action.name}, {case.size[0]}x{case.size[1]}" for action, case in BUDGETED]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five seeds with 500 spans."""
    return SEEDS_TAGGED.database(tmp_path_factory.mktemp("budgets"))


@pytest.mark.parametrize(("action", "case"), BUDGETED, ids=NAMES)
def test_an_action_keeps_to_its_bytes_and_repaints(
    action: Action, case: Case, database: Path
) -> None:
    sample = measure(action, case, database, repeats=5)
    if action.most_bytes is not None:
        assert max(burst.size for burst in sample.bursts) <= action.most_bytes
    if action.most_frames is not None:
        assert max(burst.frames for burst in sample.bursts) <= action.most_frames


def test_the_actions_are_budgeted_on_the_usual_screen() -> None:
    names = {action.name for action, case in BUDGETED if case.size == SMALL}
    assert names == {"caret move", "selection extend", "mouse drag event", "200 keys at once"}
