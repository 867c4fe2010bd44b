"""The first bytes of a database as the log beside it has them.

A power cut may tear the first sector of a file that was being written. SQLite makes it whole from
its log when it opens the file; who looks before that has to read the same place of the log. The
formats: https://sqlite.org/fileformat2.html, sections 3 and 4.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_JOURNAL = struct.Struct(">8sIIIII")
"""Magic, records, nonce, pages of the database before, bytes of a sector, bytes of a page."""
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

_WAL = struct.Struct(">III")
"""Magic, version, bytes of a page."""
_WAL_MAGICS = (0x377F0682, 0x377F0683)
_WAL_HEADER_BYTES = 32
_FRAME_BYTES = 24
"""What comes before a page in the log."""

_LARGEST_PAGE = 65536


def logged_header(path: Path, size: int) -> bytes | None:
    """The first `size` bytes that the database at `path` has once SQLite has read its log.

    Empty where the log says that there was nothing before; none where no log says anything.
    """
    for read, end in ((_before, "-journal"), (_after, "-wal")):
        with suppress(OSError, struct.error):
            descriptor = os.open(f"{path}{end}", os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with open(descriptor, "rb") as log:
                found = read(log)
                if found is not None:
                    return found[:size]
    return None


def _before(journal: BinaryIO) -> bytes | None:
    """The first page as it was before the transaction that a rollback journal undoes."""
    magic, _, _, pages, sector, size = _JOURNAL.unpack(journal.read(_JOURNAL.size))
    if magic != _JOURNAL_MAGIC or not _is_page_size(size):
        return None
    if not pages:
        return b""
    journal.seek(sector)
    return next(_first_pages(journal, 4, size, 4), None)


def _after(wal: BinaryIO) -> bytes | None:
    """The first page as a write-ahead log has it; any of them tells whose database it is."""
    magic, _, size = _WAL.unpack(wal.read(_WAL.size))
    if magic not in _WAL_MAGICS or not _is_page_size(size):
        return None
    wal.seek(_WAL_HEADER_BYTES)
    return next(_first_pages(wal, _FRAME_BYTES, size, 0), None)


def _first_pages(log: BinaryIO, before: int, size: int, after: int) -> Iterator[bytes]:
    """Every image of page 1 from here on; a record begins with the number of its page."""
    while len(record := log.read(before + size + after)) == before + size + after:
        if int.from_bytes(record[:4], "big") == 1:
            yield record[before : before + size]


def _is_page_size(size: int) -> bool:
    return 512 <= size <= _LARGEST_PAGE and size & (size - 1) == 0
