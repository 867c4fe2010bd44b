"""What a program asks of the disk, in order: it runs with `recorder.c` preloaded."""

import atexit
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from tests.faults.chores.chore import Chore

SOURCE = Path(__file__).with_name("recorder.c")
ROOT = Path(__file__).parents[3]
HEAD = struct.Struct("<cQQII")
TOLD = "told"
"""The file in which the program tells what is acknowledged."""


class Kind(Enum):
    """What is asked for."""

    CREATE = b"c"
    WRITE = b"w"
    TRUNCATE = b"t"
    SYNC = b"s"
    SYNC_FOLDER = b"d"
    SYNC_ALL = b"a"
    REMOVE = b"u"
    RENAME = b"r"
    EXCHANGE = b"x"
    MAKE_FOLDER = b"m"
    LINK = b"l"


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the program."""

    kind: Kind
    inode: int = 0
    """Of the file, where it was open; a number is used again once its file is gone."""
    offset: int = 0
    """Bytes: where it writes, or the new length."""
    data: bytes = b""
    path: str = ""
    """Relative to the folder; empty for the folder itself."""
    target: str = ""
    """The second path of a renaming."""


@dataclass(frozen=True)
class Recording:
    """A chore, done from beginning to end."""

    chore: Chore
    mode: str
    """The journal of the SQLite that it ran with: `wal` or `delete`."""
    before: dict[str, bytes]
    """The files of the folder as it began, safe on the disk."""
    folders: list[str]
    """The folders in it."""
    inodes: dict[str, int]
    """Theirs."""
    requests: list[Request]


def can_record() -> bool:
    """Whether there is a compiler, and a system whose calls are known."""
    return sys.platform == "linux" and shutil.which("cc") is not None


@cache
def _recorder() -> Path:
    """The library, compiled once."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-recorder-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = folder / "recorder.so"
    subprocess.run(
        ["cc", "-O1", "-Wall", "-shared", "-fPIC", "-o", made, SOURCE, "-lpthread"],
        check=True,
        capture_output=True,
    )
    return made


def record(chore: Chore, folder: Path, seed: int, mode: str = "wal") -> Recording:
    """Have a process do a chore in a folder, which is prepared for it.

    With the mode `delete` it runs with the standard library's SQLite.
    """
    here = folder.resolve() / "work"
    here.mkdir()
    chore.prepare(here)
    hidden = folder / "hidden"
    hidden.mkdir()
    if mode == "delete":
        (hidden / "pysqlite3.py").write_text("raise ImportError('hidden by a test')\n")
    files = [each for each in here.rglob("*") if each.is_file()]
    before = {str(each.relative_to(here)): each.read_bytes() for each in files}
    folders = [str(each.relative_to(here)) for each in here.rglob("*") if each.is_dir()]
    inodes = {str(each.relative_to(here)): each.stat().st_ino for each in files}
    log = folder / "log"
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.power.recorded", chore.name, here, str(seed)],
        env=os.environ
        | {"LD_PRELOAD": str(_recorder()), "RECORDER_ROOT": str(here), "RECORDER_LOG": str(log)}
        | {"PYTHONPATH": os.pathsep.join([str(hidden), str(ROOT)])},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return Recording(chore, mode, before, folders, inodes, list(_requests(log.read_bytes(), here)))


def _requests(raw: bytes, root: Path) -> Iterator[Request]:
    at = 0
    while at < len(raw):
        word, inode, offset, first, second = HEAD.unpack_from(raw, at)
        at += HEAD.size
        data, path = raw[at : at + first], raw[at + first : at + first + second]
        at += first + second
        kind = Kind(word)
        if kind is Kind.WRITE:
            yield Request(kind, inode, offset, data)
        else:
            yield Request(kind, inode, offset, b"", _relative(data, root), _relative(path, root))


def _relative(path: bytes, root: Path) -> str:
    if not path:
        return ""
    relative = os.path.relpath(os.fsdecode(path), root)
    return "" if relative == "." else relative
