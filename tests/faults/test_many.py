"""Several programs at one file at once; `make torture` has twenty of them for a minute."""

from pathlib import Path

from tests.faults.at_work import Worked
from tests.faults.chores.annotating import prepare
from tests.faults.chores.chore import DATABASE
from tests.faults.many import faults, work_together

PROGRAMS = 4
SECONDS = 3.0


def test_nobody_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    outcome = work_together(tmp_path, PROGRAMS, SECONDS, seed=1)
    assert outcome.failures == []
    assert outcome.runs >= PROGRAMS
    assert "longest wait" in outcome.notes


def test_what_goes_wrong_is_noticed(tmp_path: Path) -> None:
    prepare(tmp_path)
    worked = [Worked(done=["a step"]), Worked(errors=["NotSaved: no"])]
    found = list(faults(tmp_path / DATABASE, worked))
    assert found == ["crash: program 2: NotSaved: no", "lost: a step"]
