"""A file that is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import AnnotatorError
from annotator.storage.folders import sync_folder
from annotator.storage.scratch import scratch_beside
from annotator.storage.store import Store


@contextmanager
def new_file(store: Store, path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path`, which only its owner can read.

    It takes the place of a file of that name in one move, when all is written and safe on the
    disk; where anything fails before that, such a file keeps its bytes.

    Raises:
        AnnotatorError: `path` is the database, or no place for a file, or the disk failed.
    """
    target = Path(os.path.realpath(path))
    check_target(store, target, path)
    with disk_errors(path):
        with scratch_beside(target) as scratch:
            with open(scratch, "w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(scratch, target)
        sync_folder(target.parent)


@contextmanager
def disk_errors(path: Path | str) -> Iterator[None]:
    """Word the errors of the disk; a reader who went away is none of them."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be written: {error.strerror}.") from error


def check_target(store: Store, target: Path, shown: Path) -> None:
    """Refuse a place that is no place for a file.

    Raises:
        AnnotatorError: it is the database, a folder or a device.
    """
    if target.exists() and os.path.samefile(target, store.path):
        raise AnnotatorError(f"{shown} is the database itself.", "Name another file.")
    if target.is_dir():
        raise AnnotatorError(f"{shown} is a folder.", "Name a file in it.")
    if target.exists() and not target.is_file():
        raise AnnotatorError(f"{shown} is not a file.", "Leave -o out to write to standard output.")
