"""Programs without a screen are killed in the midst of what they do."""

import random
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.faults.chores.all_chores import CHORES
from tests.faults.chores.annotating import ANNOTATING
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.killing import kills
from tests.faults.oracle import changes_of_steps
from tests.faults.telling import Told

IN_THE_SUITE = 2
"""Kills at each chore; `make torture` has a thousand."""


@pytest.mark.parametrize("chore", CHORES, ids=lambda each: each.name)
def test_a_kill_loses_nothing_that_was_acknowledged(chore: Chore, tmp_path: Path) -> None:
    for kill in islice(kills(chore, tmp_path, random.Random(chore.name)), IN_THE_SUITE):
        assert kill.failures == []


def test_what_is_lost_or_half_there_is_noticed(tmp_path: Path) -> None:
    (kill,) = islice(kills(ANNOTATING, tmp_path, random.Random(1)), 1)
    assert kill.failures == []
    lies = Told({"one": "1"}, ["one"])
    assert list(ANNOTATING.faults(tmp_path, [lies])) == ["lost: one"]
    (step, changes), *_ = changes_of_steps(tmp_path / DATABASE).items()
    more = Told({step: str(changes + 1)})
    (line,) = ANNOTATING.faults(tmp_path, [more])
    assert line.startswith("half")


def test_a_program_that_ends_by_itself_is_noticed(tmp_path: Path) -> None:
    lazy = replace(ANNOTATING, run=lambda *_: None)
    (kill,) = islice(kills(lazy, tmp_path, random.Random(1)), 1)
    assert "crash: it ended with 1 by itself" in kill.failures
