"""A database that is read-only can be read by every list and export; nothing of it changes."""

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


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_needs_nothing_to_be_writable(words: tuple[str, ...]) -> None:
    path = WritePath(" ".join(words), command(*words))
    for logged in (True, False) if words == ("export",) else (True,):
        told = tried(Case(path, nothing_is_writable, 0, logged))
        assert told.failures == []
        assert not told.refused
