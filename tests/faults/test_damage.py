"""Damage is found, does no further harm, and ends no program with a traceback."""

import random

import pytest

from tests.faults import damage
from tests.faults.damage import faults, rows, rows_at_rest
from tests.faults.damaging import KINDS, Files, at_rest, whole
from tests.session.stores import folder

COUNT = 100
"""Files; `make torture` tries ten times as many."""


def test_damaged_files() -> None:
    outcome = damage.run(COUNT, seed=20_261)
    assert outcome.failures == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_is_some(kind: str) -> None:
    if kind == "damaged log" and not whole().beside:
        pytest.skip("this SQLite is too old for a log")
    dice = random.Random(1)
    made = [KINDS[kind][0](dice) for _ in range(3)]
    assert all(each not in (whole(), at_rest()) for each in made)


def test_a_whole_file_has_no_faults_and_all_its_rows() -> None:
    with folder() as here:
        assert list(faults(at_rest(), here, random.Random(1))) == []
    found = rows_at_rest()
    assert found is not None
    empty = {table for table, content in found.items() if not content}
    assert empty == {"twins", "purged"}, "any other row may be reached by damage"


def test_damage_that_is_not_reported_is_seen() -> None:
    """A row that nothing vouches for is one too many."""
    with folder() as here:
        at_rest().write(here / "annotations.db")
        before = rows(here / "annotations.db")
        changed = at_rest().database.replace(b"It is a range.", b"It is a mange.", 1)
        Files(changed).write(here / "annotations.db")
        assert rows(here / "annotations.db") != before
        assert list(faults(Files(changed), here, random.Random(1))) == []
