"""Damage is found, does no further harm, and ends no program with a traceback."""

import random

import pytest

from tests.faults import damage
from tests.faults.damage import rows, rows_at_rest, trial
from tests.faults.damaging import KINDS, Files, at_rest, whole
from tests.session.stores import folder

COUNT = 60
"""Files; `make torture` tries a thousand."""


def test_damaged_files() -> None:
    outcome = damage.run(COUNT, seed=20_261)
    assert outcome.failures == []
    assert int(outcome.notes["reported"]) >= int(outcome.notes["reached a row"]) > COUNT / 3


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_is_some(kind: str) -> None:
    if kind == "damaged log" and not whole().beside:
        pytest.skip("this SQLite is too old for a log")
    dice = random.Random(1)
    made = [KINDS[kind][0](dice) for _ in range(3)]
    assert all(each not in (whole(), at_rest()) for each in made)


def test_a_whole_file_has_no_faults_and_all_its_rows() -> None:
    with folder() as here:
        tried = trial(at_rest(), here, random.Random(1))
    assert (tried.failures, tried.reached, tried.reported) == ([], False, False)
    found = rows_at_rest()
    assert found is not None
    empty = {table for table, content in found.items() if not content}
    assert empty == {"twins", "purged"}, "any other row may be reached by damage"


def test_one_letter_of_a_comment_is_missed_by_nobody() -> None:
    changed = at_rest().database.replace(b"It is a range.", b"It is a mange.", 1)
    with folder() as here:
        Files(changed).write(here / "annotations.db")
        assert rows(here / "annotations.db") != rows_at_rest()
        tried = trial(Files(changed), here, random.Random(1))
    assert (tried.failures, tried.reached, tried.reported) == ([], True, True)
