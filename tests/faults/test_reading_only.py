"""A database that is read-only can be read by every list and export; nothing of it changes."""

from pathlib import Path

import pytest

from tests.faults.filled import STORY
from tests.faults.obstacles import nothing_is_writable
from tests.faults.obstructed import Case, tried
from tests.faults.write_paths import WritePath, command

READING = (
    ("documents",),
    ("labels",),
    ("spans", "--story", STORY),
    ("links",),
    ("links", "--matrix"),
    ("history",),
    ("stats",),
    ("search", "workers"),
    ("agreement", "Ada", "Gold"),
    ("review", "--list"),
    ("compare", "Ada", "Gold", "--list"),
    ("export",),
    ("report", "1"),
    ("suggest", "--story", STORY),
    ("doctor",),
    ("restore",),
)
"""Words of commands that write nothing but standard output."""


def read_all(folder: Path) -> int:
    """Run one command after the other; how many were refused."""
    return sum(command(*words)(folder) != 0 for words in READING)


@pytest.mark.parametrize("logged", [True, False], ids=["log", "journal"])
def test_what_only_reads_needs_nothing_to_be_writable(logged: bool) -> None:
    path = WritePath("all that reads", read_all)
    told = tried(Case(path, nothing_is_writable, 0, logged))
    assert told.failures == []
    assert not told.refused
