"""Files that may not be read or written, as somebody who is not root meets them."""

import os
import pwd
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.storage.store import Store
from tests.factories import import_story


@pytest.fixture
def shared_database() -> Iterator[Path]:
    """A database in a folder that everybody can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder, "annotations.db")
        with Store.open(path, create=True) as store:
            import_story(store)
        yield path


def _open(path: Path, *, read_only: bool) -> str:
    try:
        with Store.open(path, read_only=read_only) as store:
            return f"{len(store.documents())} documents"
    except AnnotatorError as error:
        return str(error)


def as_ordinary_user(act: Callable[[], str]) -> str:
    """What `act` returns in a process of a user who is not root."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.getuid() == 0:
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            os.write(writer, act().encode())
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("read_only", [False, True])
def test_an_unreadable_file_is_refused(shared_database: Path, read_only: bool) -> None:
    shared_database.chmod(0o000)
    said = as_ordinary_user(lambda: _open(shared_database, read_only=read_only))
    assert said == f"{shared_database} cannot be read: Permission denied."


def test_a_read_only_file_is_refused_for_writing_and_keeps_its_bytes(
    shared_database: Path,
) -> None:
    shared_database.chmod(0o444)
    before = shared_database.read_bytes()
    said = as_ordinary_user(lambda: _open(shared_database, read_only=False))
    assert "is read-only. Make both writable" in said
    assert shared_database.read_bytes() == before


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_a_read_only_file_can_be_read(shared_database: Path, folder_mode: int) -> None:
    """Even in WAL mode and in a folder where SQLite cannot put its index of the log."""
    shared_database.chmod(0o444)
    shared_database.parent.chmod(folder_mode)
    before = shared_database.read_bytes()
    assert as_ordinary_user(lambda: _open(shared_database, read_only=True)) == "3 documents"
    assert shared_database.read_bytes() == before


def test_a_read_only_folder_is_refused_for_writing(shared_database: Path) -> None:
    """SQLite could not write its journal there."""
    shared_database.chmod(0o666)
    shared_database.parent.chmod(0o555)
    said = as_ordinary_user(lambda: _open(shared_database, read_only=False))
    assert "folder is read-only" in said
