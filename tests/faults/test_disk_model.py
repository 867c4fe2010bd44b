"""What a disk keeps when the power goes, by the model of `tests.faults.power.disk`."""

import random
from pathlib import Path

from tests.faults.chores.annotating import ANNOTATING
from tests.faults.power.disk import SECTOR, cut_after
from tests.faults.power.recording import Kind, Recording, Request

OLD, NEW = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR
INODE, MADE = 7, 8


def left(here: Path, keeps: float, *requests: Request, seed: int = 1) -> dict[str, bytes]:
    """The files after these requests and a cut."""
    recording = Recording(ANNOTATING, "wal", {"old": OLD}, [], {"old": INODE}, list(requests))
    disk = cut_after(recording, requests)
    disk.cut(random.Random(seed), keeps).write_to(here)
    return {each.name: each.read_bytes() for each in here.iterdir() if each.is_file()}


def write(inode: int, data: bytes = NEW) -> Request:
    return Request(Kind.WRITE, inode, 0, data)


def test_what_was_not_synced_is_kept_or_lost(tmp_path: Path) -> None:
    assert left(tmp_path / "all", 1.0, write(INODE)) == {"old": NEW}
    unsynced = [left(tmp_path / str(seed), 0.5, write(INODE), seed=seed) for seed in range(30)]
    sectors = {
        each["old"][at : at + SECTOR] for each in unsynced for at in range(0, len(OLD), SECTOR)
    }
    assert {OLD[:SECTOR], NEW[:SECTOR]} < sectors, "old, new and torn ones"


def test_what_was_synced_is_kept(tmp_path: Path) -> None:
    assert left(tmp_path, 0.0, write(INODE), Request(Kind.SYNC, INODE)) == {"old": NEW}


def test_a_truncation_is_one_of_the_writes(tmp_path: Path) -> None:
    short = Request(Kind.TRUNCATE, INODE, 5)
    assert left(tmp_path, 0.0, short, Request(Kind.SYNC, INODE)) == {"old": OLD[:5]}


def test_a_name_is_safe_once_its_folder_is_synced(tmp_path: Path) -> None:
    made = (
        Request(Kind.CREATE, MADE, path="new"),
        write(MADE),
        Request(Kind.SYNC, MADE),
    )
    assert left(tmp_path / "lost", 0.0, *made) == {"old": OLD}
    kept = left(tmp_path / "kept", 0.0, *made, Request(Kind.SYNC_FOLDER))
    assert kept == {"old": OLD, "new": NEW}


def test_a_renaming_is_done_or_not(tmp_path: Path) -> None:
    requests = (
        Request(Kind.CREATE, MADE, path="new"),
        write(MADE),
        Request(Kind.SYNC, MADE),
        Request(Kind.SYNC_FOLDER),
        Request(Kind.RENAME, path="new", target="old"),
    )
    found = [left(tmp_path / str(seed), 0.5, *requests, seed=seed) for seed in range(20)]
    assert {frozenset(each.items()) for each in found} == {
        frozenset({("old", OLD), ("new", NEW)}),
        frozenset({("old", NEW)}),
    }


def test_what_was_removed_may_come_back(tmp_path: Path) -> None:
    gone = Request(Kind.REMOVE, path="old")
    assert left(tmp_path / "back", 0.0, gone) == {"old": OLD}
    assert left(tmp_path / "gone", 0.0, gone, Request(Kind.SYNC_FOLDER)) == {}


def test_what_is_in_a_new_folder_goes_where_it_goes(tmp_path: Path) -> None:
    requests = (
        Request(Kind.MAKE_FOLDER, path="scratch"),
        Request(Kind.CREATE, MADE, path="scratch/new"),
        write(MADE),
        Request(Kind.SYNC, MADE),
        Request(Kind.SYNC_FOLDER, path="scratch"),
        Request(Kind.RENAME, path="scratch", target="out"),
        Request(Kind.SYNC_FOLDER),
    )
    left(tmp_path, 0.0, *requests)
    assert (tmp_path / "out" / "new").read_bytes() == NEW
