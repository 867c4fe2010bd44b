"""Many files that are written all or none."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.formats.training.output import MANIFEST
from annotator.session.new_file import check_target, disk_errors
from annotator.session.swapping import swap
from annotator.storage.folders import sync_folder
from annotator.storage.store import Store

FEW = 16
"""So many files are synced one by one."""


@contextmanager
def scratch_folder(near: Path | None = None) -> Iterator[Path]:
    """A folder for files on their way, which only its owner can read; gone at the end.

    It is on the disk of `near`, so that what is in it can be moved there at once, or, for none,
    where temporary files are.
    """
    parent = None if near is None else Path(os.path.realpath(near)).parent
    with disk_errors(parent if near is not None and parent else tempfile.gettempdir()):
        scratch = Path(tempfile.mkdtemp(prefix=".export-", dir=parent))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def check_folder(path: Path) -> None:
    """Refuse a place that is no folder, or one with files that no earlier export put there.

    Raises:
        AnnotatorError: it is.
    """
    if not os.path.lexists(path):
        return
    if not path.is_dir():
        raise AnnotatorError(f"{path} is not a folder.", "Name a folder, new or of an export.")
    with disk_errors(path):
        strange = sorted(_files(path) - _listed(path / MANIFEST))
    if strange:
        remedy = "Name a new folder."
        raise AnnotatorError(f"{path} holds other files, such as {strange[0]}.", remedy)


def become_folder(scratch: Path, path: Path) -> None:
    """Let the files of `scratch` be the folder at `path`, in the place of an earlier export.

    Raises:
        AnnotatorError: the disk failed; then an earlier export is where it was.
    """
    target = Path(os.path.realpath(path))
    with disk_errors(path):
        _sync(scratch)
        if not target.is_dir():
            os.rename(scratch, target)
        elif not swap(scratch, target):
            _exchange(scratch, target)
    # An earlier export is where the new one was made: only now may it go.
    sync_folder(target.parent)


def become_files(store: Store, scratch: Path, data: Path, places: Mapping[str, Path]) -> None:
    """Move each file of `scratch` to its place; that of `data` comes last.

    What is beside it is there when it is, and is of the same export: one of these places is called
    as the file that names them all, by which an earlier export of `data` is known.

    Raises:
        AnnotatorError: a place is the database or a folder, or a file that no earlier export of
            `data` put there, or the disk failed.
    """
    for path in places.values():
        check_target(store, Path(os.path.realpath(path)), path)
    earlier = _earlier(data, places[MANIFEST])
    for path in places.values():
        if path != data and os.path.lexists(path) and path.name not in earlier:
            raise AnnotatorError(f"{path} is of something else.", "Name another file.")
    with disk_errors(data):
        _sync(scratch)
        for name, path in sorted(places.items(), key=lambda each: each[1] == data):
            os.replace(scratch / name, os.path.realpath(path))
        for name in earlier - {path.name for path in places.values()}:
            data.with_name(name).unlink(missing_ok=True)
    for folder in {Path(os.path.realpath(path)).parent for path in places.values()}:
        sync_folder(folder)


def _earlier(data: Path, manifest: Path) -> set[str]:
    """The names of the files that an earlier export put beside `data`, which it names too."""
    listed = _listed(manifest)
    begins = f"{data.stem}."
    beside = {name for name in listed if name.startswith(begins) and Path(name).name == name}
    return beside - {data.name} if data.name in listed else set()


def _exchange(scratch: Path, target: Path) -> None:
    """`swap` where there is none: for a moment there is nothing at `target`."""
    aside = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
    try:
        os.rename(target, aside)
        try:
            os.rename(scratch, target)
        except OSError:
            os.rename(aside, target)
            raise
        os.rename(aside, scratch)
    except OSError:
        with suppress(OSError):
            aside.rmdir()
        raise


def _files(folder: Path) -> set[str]:
    """The names of all files in a folder and in those inside it, relative to it."""
    return {
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder)
        for name in names
    }


def _listed(manifest: Path) -> set[str]:
    """The files that a manifest names, itself with them; none where there is none."""
    try:
        files = json.loads(manifest.read_bytes())["files"]
        return {manifest.name, *(str(each["name"]) for each in files)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()


def _sync(folder: Path) -> None:
    """Have all files and their names safe on the disk; of many, one by one takes 5 ms each."""
    names = _files(folder)
    if len(names) > FEW and hasattr(os, "sync"):
        os.sync()
        return
    for name in names:
        with open(folder / name, "rb") as written:
            os.fsync(written.fileno())
    for each in {(folder / name).parent for name in names} | {folder}:
        sync_folder(each)
