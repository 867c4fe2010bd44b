"""A place that is not safe for a database is warned of once."""

import os
from pathlib import Path

import pytest

from annotator.session.place_warning import place_warning
from annotator.storage import file_systems
from annotator.storage.file_systems import Mount
from annotator.storage.store import Store


def test_a_local_disk_is_no_matter(fresh_store: Store) -> None:
    assert place_warning(fresh_store) is None


def test_each_place_is_told_of_once(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after it was elsewhere in between."""
    mounts = [Mount("/", "ext4")]
    monkeypatch.setattr(file_systems, "system_mounts", lambda: mounts)
    told: list[str | None] = []

    def look() -> None:
        with Store.open(database_path, create=True) as store:
            told.append(place_warning(store))
            told.append(place_warning(store))

    look()
    network = Mount(os.fspath(database_path.parent), "nfs4")
    mounts.append(network)
    look()
    mounts.remove(network)
    (database_path.parent / ".stfolder").mkdir()
    look()
    look()
    (database_path.parent / ".stfolder").rmdir()
    look()
    mounts.append(network)
    look()
    said = [each for each in told if each is not None]
    assert ["nfs4" in each for each in said] == [True, False, True]
    assert "Syncthing" in said[1]
    assert all(each.startswith("annotations.db lies ") for each in said)
    assert [each is None for each in told] == [
        True,
        True,
        False,
        True,
        False,
        True,
        *[True] * 4,
        False,
        True,
    ]
