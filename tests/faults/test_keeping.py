"""A backup, a restore or a migration that is killed leaves the old or the new, never between."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from annotator.storage.backups import backups_of
from tests.faults.keeping import ACTS, Act, kill, steps

IN_THE_SUITE = 3
"""Kills of each; `make torture` has hundreds."""


@pytest.mark.parametrize("act", ACTS, ids=lambda each: each.name)
def test_a_kill_leaves_the_old_or_the_new(act: Act) -> None:
    bounds = [steps(act) * part // IN_THE_SUITE for part in range(IN_THE_SUITE + 1)]
    dice = random.Random(act.name)
    for first, end in pairwise(bounds):
        assert kill(act, dice.randrange(first, end)) == []


def test_what_is_half_there_is_noticed() -> None:
    """As where a backup would be written into the database in place."""

    def write_over(database: Path) -> None:
        content = backups_of(database)[-1].path.read_bytes()
        database.write_bytes(content[: len(content) // 2])

    (act,) = (each for each in ACTS if each.name == "restore")
    failures = kill(replace(act, run=write_over), 1000)
    assert {each.partition(":")[0] for each in failures} == {"half", "lost"}
