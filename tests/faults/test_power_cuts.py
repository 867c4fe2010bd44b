"""The power goes while the program writes: what it acknowledged is on the disk."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.chores.all_chores import CHORES
from tests.faults.chores.annotating import ANNOTATING
from tests.faults.chores.chore import Chore
from tests.faults.chores.importing import IMPORTING
from tests.faults.power.cutting import MODES, cut
from tests.faults.power.recording import Kind, can_record, record

IN_THE_SUITE = 9
"""Cuts of each recording; `make torture` has more."""

RECORDINGS = [
    *((chore, MODES[number % 2]) for number, chore in enumerate(CHORES)),
    (ANNOTATING, "delete"),
    (IMPORTING, "delete"),
]
"""Each chore once in the suite, and what most is done in both modes."""

pytestmark = pytest.mark.skipif(not can_record(), reason="needs Linux and a C compiler")


@pytest.mark.parametrize(
    ("chore", "mode"), RECORDINGS, ids=lambda each: getattr(each, "name", each)
)
def test_what_was_acknowledged_is_there(chore: Chore, mode: str, tmp_path: Path) -> None:
    recording = record(chore, tmp_path, 1, mode)
    dice = random.Random(f"{chore.name} {mode}")
    for number in range(IN_THE_SUITE):
        assert cut(recording, tmp_path / str(number), dice) == []


def test_a_disk_that_lies_loses_it(tmp_path: Path) -> None:
    """The same without a sync: so the cuts are cuts."""
    honest = record(ANNOTATING, tmp_path, 1)
    syncs = {Kind.SYNC, Kind.SYNC_FOLDER, Kind.SYNC_ALL}
    lied_to = replace(honest, requests=[each for each in honest.requests if each.kind not in syncs])
    dice = random.Random(1)
    found = [cut(lied_to, tmp_path / str(number), dice) for number in range(5)]
    assert any(line.startswith("lost") for each in found for line in each)
