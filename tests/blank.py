"""Folders and databases with nothing in them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from annotator.storage.store import Store

MEMORY = Path("/dev/shm")
"""A file system in memory, where there is one: a commit then costs no disk."""


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder, also inside a property, where a fixture would be shared."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as path:
        yield Path(path)


@cache
def _blank() -> bytes:
    with folder() as here:
        Store.open(here / "blank.db", create=True).close()
        return (here / "blank.db").read_bytes()


def new_store(path: Path) -> Store:
    """A new database, made from a copy because its many rules take a while to set up."""
    path.write_bytes(_blank())
    return Store.open(path)
