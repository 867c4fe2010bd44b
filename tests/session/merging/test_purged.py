"""What was purged on one machine does not come back with another's database."""

from pathlib import Path

import pytest

from annotator.domain.errors import Refused
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.merging.files import merge_files
from annotator.session.merging.merging import merge
from annotator.session.purging import carry_out, plan_purge
from annotator.storage.store import Store
from tests.factories import BEN, TEXTS
from tests.session.merging.machines import Machine
from tests.session.merging.orders import Event, live_through
from tests.session.stores import folder

HISTORY: list[Event] = [
    ("a", "tag", 0, 0, 0),
    ("a", "tag", 1, 0, 0),
    ("a", "tag", 2, 1, 1),
    ("a", "link", 0, 0, 0),
    ("a", "link", 1, 1, 1),
    ("a", "absence", 0, 1, 0),
    ("a", "dismissal", 1, 0, 2),
    *(("a", "judge", number, 0, 0) for number in range(3)),
    ("b", "merge", 0, 0, 0),
    *(("b", "tag", number, 2, 0) for number in range(3)),
    ("b", "judge", 1, 0, 0),
    ("a", "note", 0, 1, 0),
]
"""Two machines that share most, each with something of its own in every article."""


def purge(machine: Machine, document: str) -> None:
    """Erase an article from a machine's database."""
    carry_out(plan_purge(machine.path, document))


def take_in(machine: Machine, other: Path) -> int:
    """Merge; how many articles that has left out."""
    with Store.open(machine.path) as store:
        return merge(store, other, BEN).purged


def test_it_stays_out_until_it_is_purged_there_too() -> None:
    with folder() as here:
        machines = live_through(here, HISTORY, common=True)
        one, other = machines["a"], machines["b"]
        with Store.open(one.path) as store:
            document = store.documents()[0].id
        files = [here / "one.jsonl", here / "other.jsonl"]
        purge(one, document)
        for machine, path in zip((one, other), files, strict=True):
            with Store.open(machine.path) as store:
                export_to_file(store, path, ExportOptions(history=True))
        for pair in (files, files[::-1]):
            assert merge_files(pair[0], pair[1], here / "both.jsonl").purged == 1
            assert TEXTS[0].encode() not in (here / "both.jsonl").read_bytes()
        assert take_in(one, other.path) == 1
        assert take_in(one, other.path) == 1
        assert TEXTS[0].encode() not in one.path.read_bytes()
        one.check()
        with pytest.raises(Refused, match=f"annotator purge {document}"):
            take_in(other, one.path)
        purge(other, document)
        assert take_in(other, one.path) == 0
        assert take_in(one, other.path) == 0
        assert one.exported() == other.exported()
        other.check()
