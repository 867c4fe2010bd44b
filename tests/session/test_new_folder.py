"""Folders that are written whole or not at all."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.training.output import MANIFEST
from annotator.session import new_folder
from annotator.session.new_folder import (
    become_files,
    become_folder,
    check_folder,
    scratch_folder,
)
from annotator.session.swapping import swap
from annotator.storage.store import Store
from tests.session.stores import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A database beside the exports."""
    with new_store(tmp_path / "a.db") as store:
        yield store


def put(folder: Path, **files: str) -> None:
    """An export with these files, named in its manifest."""
    names = [f"{name}.jsonl" for name in files]
    for name, content in zip(names, files.values(), strict=True):
        (folder / name).write_text(content)
    (folder / MANIFEST).write_text(json.dumps({"files": [{"name": name} for name in names]}))


def export(path: Path, **files: str) -> None:
    """Write an export as the program does."""
    check_folder(path)
    with scratch_folder(path) as scratch:
        put(scratch, **files)
        become_folder(scratch, path)


def files_in(folder: Path) -> set[str]:
    """The names of the files in a folder."""
    return {each.name for each in folder.iterdir()}


def test_a_later_export_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(target, train="1", test="2")
    export(target, train="3")
    assert files_in(target) == {"train.jsonl", MANIFEST}
    assert (target / "train.jsonl").read_text() == "3"
    assert files_in(tmp_path) == {"out"}
    assert target.stat().st_mode & 0o077 == 0


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(target, train="1")
    (target / "thesis.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match=r"thesis\.txt"):
        export(target, train="2")
    assert (target / "train.jsonl").read_text() == "1"
    assert files_in(tmp_path) == {"out"}


@pytest.mark.parametrize("manifest", ["", "[1]", '{"files": 3}', '{"files": ["a"]}', "[" * 10_000])
def test_a_foreign_manifest_says_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(AnnotatorError, match="other files"):
        check_folder(tmp_path)


def test_an_empty_folder_and_a_link_to_one_are_taken(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    export(tmp_path / "link", train="1")
    assert (tmp_path / "link").is_symlink()
    assert files_in(tmp_path / "real") == {"train.jsonl", MANIFEST}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(AnnotatorError, match="is not a folder"):
        check_folder(tmp_path / "out")
    with pytest.raises(AnnotatorError), scratch_folder(tmp_path / "nowhere" / "out"):
        pass


@pytest.mark.parametrize("can_swap", [True, False])
def test_an_earlier_export_goes_once_the_new_one_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_swap: bool
) -> None:
    if not can_swap:
        monkeypatch.setattr(new_folder, "swap", lambda *_: False)
    target = tmp_path / "out"
    export(target, train="1", test="1")
    export(target, train="2")
    assert files_in(target) == {"train.jsonl", MANIFEST}
    assert (target / "train.jsonl").read_text() == "2"
    assert files_in(tmp_path) == {"out"}


@pytest.mark.skipif(sys.platform != "linux", reason="not every system can")
def test_two_folders_take_each_other_s_place(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for each in (one, other):
        each.mkdir()
        put(each, **{each.name: "x"})
    assert swap(one, other)
    assert (one / "other.jsonl").exists()
    assert (other / "one.jsonl").exists()
    assert not swap(one, tmp_path / "nowhere")


def test_an_earlier_export_comes_back_where_the_move_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    export(target, train="1")
    rename = os.rename

    failures = iter([OSError(28, "No space left on device")])

    def failing(source: Path, to: Path) -> None:
        if Path(to) == target and (error := next(failures, None)):
            raise error
        rename(source, to)

    monkeypatch.setattr(os, "rename", failing)
    monkeypatch.setattr(new_folder, "swap", lambda *_: False)
    with pytest.raises(AnnotatorError, match="No space left"):
        export(target, train="2")
    assert (target / "train.jsonl").read_text() == "1"
    assert files_in(tmp_path) == {"out"}


def put_beside(store: Store, path: Path, **files: str) -> None:
    """Write an export as the program does where it is a file, `data`, with others beside it."""
    with scratch_folder(path) as scratch:
        put(scratch, **files)
        beside = {f"{name}.jsonl": f"{path.stem}.{name}.jsonl" for name in files}
        called = beside | {"data.jsonl": path.name, MANIFEST: f"{path.stem}.{MANIFEST}"}
        listed = [{"name": called[f"{name}.jsonl"]} for name in files]
        (scratch / MANIFEST).write_text(json.dumps({"files": listed}))
        places = {name: path.with_name(shown) for name, shown in called.items()}
        become_files(store, scratch, path, places)


def test_files_take_their_places_and_never_the_database(tmp_path: Path, store: Store) -> None:
    put_beside(store, tmp_path / "a.jsonl", data="1")
    assert (tmp_path / "a.jsonl").read_text() == "1"
    assert (tmp_path / "a.manifest.json").exists()
    with pytest.raises(AnnotatorError, match="the database itself"):
        put_beside(store, store.path, data="1")


def test_what_an_earlier_export_put_beside_a_file_goes_with_it(
    tmp_path: Path, store: Store
) -> None:
    put_beside(store, tmp_path / "a.jsonl", data="1", provenance="of 1")
    (tmp_path / "a.notes.jsonl").write_text("mine")
    put_beside(store, tmp_path / "a.jsonl", data="2")
    left = {"a.jsonl", "a.manifest.json", "a.notes.jsonl", "a.db"}
    assert files_in(tmp_path) - {"a.db-wal", "a.db-shm"} == left


@pytest.mark.parametrize("name", ["a.provenance.jsonl", f"a.{MANIFEST}"])
def test_what_is_no_export_of_the_file_is_not_overwritten(
    tmp_path: Path, store: Store, name: str
) -> None:
    (tmp_path / name).write_text('{"files": [{"name": "a.json"}, {"name": "a.provenance.jsonl"}]}')
    with pytest.raises(AnnotatorError, match=rf"{name} is of something else"):
        put_beside(store, tmp_path / "a.jsonl", data="1", provenance="2")
    assert not (tmp_path / "a.jsonl").exists()
