"""A write-ahead log that lies beside a database to which it does not belong.

Who puts a copy by hand where a program was killed puts it beside the log of the file that was
there. SQLite takes in whatever log has the name, and mixes the pages of two files. The formats:
https://sqlite.org/fileformat2.html, sections 1.3 and 4.
"""

import struct
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">6I")
"""Magic, version, bytes of a page, restarts, and the two salts that each frame repeats."""
_HEADER_BYTES = 32
_FRAME = struct.Struct(">6I")
"""Page, pages of the database after a commit or 0, salts, checksums."""

_VERSIONS = slice(18, 20)
_ROLLBACK = b"\x01\x01"
"""The versions in the header of a file that is not in WAL mode, as each backup is."""
_FIRST_HEADER_BYTES = 100
"""What may differ in page 1 where a file has left WAL mode."""


def has_foreign_log(path: Path) -> bool:
    """Whether the log beside the database at `path` was never that of this file.

    SQLite takes all of a log in before a file leaves WAL mode. What a power cut brings back of a
    log that was removed then says what the file says; any other log was another file's. Of two
    files in WAL mode nothing tells whose a log is.
    """
    with suppress(OSError, struct.error), open(path, "rb", buffering=0) as database:
        if not _keeps_no_log(database):
            return False
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists() and journal.stat().st_size:
            # The change of the mode itself was cut short.
            return False
        with open(f"{path}-wal", "rb") as log:
            # Unless another program has put the file into WAL mode in between.
            return _says_other(log, database) and _keeps_no_log(database)
    return False


def _keeps_no_log(database: BinaryIO) -> bool:
    database.seek(0)
    return database.read(_FIRST_HEADER_BYTES)[_VERSIONS] == _ROLLBACK


def _says_other(log: BinaryIO, database: BinaryIO) -> bool:
    """Whether the log commits a page that the file has otherwise."""
    _, _, size, _, *salts = _HEADER.unpack(log.read(_HEADER_BYTES)[: _HEADER.size])
    committed: dict[int, int] = {}
    written: dict[int, int] = {}
    pages = 0
    while len(head := log.read(_FRAME.size)) == _FRAME.size:
        page, after, *rest = _FRAME.unpack(head)
        if rest[:2] != salts:
            break
        written[page] = log.tell()
        log.seek(size, 1)
        if after:
            committed |= written
            pages = after
    return any(
        _page(log, at, page, size) != _page(database, (page - 1) * size, page, size)
        for page, at in committed.items()
        if page <= pages
    )


def _page(file: BinaryIO, at: int, page: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)[_FIRST_HEADER_BYTES if page == 1 else 0 :]
