"""What SQLite's errors mean for a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import AnnotatorError, NotSaved, Refused, UnusableDatabase
from annotator.storage.driver import sqlite3

_PERM, _BUSY, _LOCKED, _NOMEM, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN = (
    3, 5, 6, 7, 8, 10, 11, 13, 14,
)  # fmt: skip
_PROTOCOL, _TOOBIG, _CONSTRAINT, _NOLFS, _NOTADB = 15, 18, 19, 22, 26

_MOVED = 0x408
"""SQLITE_READONLY_DBMOVED: SQLite itself has found that the file is not where it was opened."""

_RESTORE = "`annotator doctor` examines it; `annotator restore` goes back to a backup."
_CLOSE = "Close it, or wait and try again."
_WRITABLE = "Make both writable, then try again."
_ROOM = "Make room on it, then try again."

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError, MemoryError)
"""What it raises to read a file that is damaged.

The driver decodes the words of SQLite's errors too, and these may quote what is damaged; a length
that is damaged may be more than there is memory for.
"""

_NO_TEXT = "Could not decode to UTF-8"

_NO_SEARCH = "no such module: fts5"
_OTHER_SQLITE = "Install the package pysqlite3, or use another Python."

_FAULTS = {
    _PERM: ("{} or its folder is read-only", _WRITABLE),
    _BUSY: ("another program is holding the lock of {}", _CLOSE),
    _LOCKED: ("another program is holding the lock of {}", _CLOSE),
    _NOMEM: ("there is no memory left", "Close other programs, then try again."),
    _READONLY: ("{} or its folder is read-only", _WRITABLE),
    _IOERR: (
        "the disk with {} does not take or give data",
        "Check that it works and has room, then try again.",
    ),
    _CORRUPT: ("{} is damaged", _RESTORE),
    _FULL: ("the disk with {} is full", _ROOM),
    _CANTOPEN: ("{} or a file beside it cannot be opened", "Check its folder, then try again."),
    _PROTOCOL: ("another program is holding the lock of {}", _CLOSE),
    _NOLFS: ("the disk with {} takes no file of this size", _ROOM),
    _NOTADB: ("{} is damaged", _RESTORE),
}
"""SQLite's primary result code to what it means and what to do."""


@contextmanager
def while_reading(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into `UnusableDatabase`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        # A closed connection or one of another thread: a mistake in the program.
        raise
    except UNREADABLE as error:
        what, remedy = meaning(error, path)
        raise UnusableDatabase(f"Cannot read: {what}.", remedy) from error


@contextmanager
def while_writing(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into `NotSaved`, or `Refused` where the write breaks a rule."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except UNREADABLE as error:
        raise _not_saved(error, path) from error
    except UnicodeEncodeError as error:
        raise Refused("A text with half a surrogate pair in it cannot be stored.") from error
    except OverflowError as error:
        raise Refused("A number beyond 64 bits cannot be stored.") from error


def _not_saved(error: Exception, path: Path) -> AnnotatorError:
    if _code(error) == _CONSTRAINT:
        return Refused(f"Against the rules of the database: {error}.")
    if _code(error) == _TOOBIG:
        return Refused("A text is longer than a database takes: 1,000,000,000 bytes.")
    what, remedy = meaning(error, path)
    return NotSaved(f"Not saved: {what}.", remedy)


def meaning(error: Exception, path: Path) -> tuple[str, str]:
    """What an error means, and what to do about it."""
    code = _code(error)
    if str(error) == _NO_SEARCH:
        return "this SQLite was built without its full-text search", _OTHER_SQLITE
    if getattr(error, "sqlite_errorcode", 0) == _MOVED:
        return f"{path.name} was deleted or replaced while it was open", "Try again."
    if isinstance(error, UnicodeDecodeError):
        return f"{path.name} is damaged", _RESTORE
    if code not in _FAULTS:
        # A table that is missing, a text that is no UTF-8: another program wrote to the file.
        return f"{path.name} is damaged: {error}", _RESTORE
    what, remedy = _FAULTS[code]
    return what.format(path.name), remedy


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite has found that the file is not what it has written."""
    if isinstance(error, sqlite3.DatabaseError):
        return _code(error) in (_CORRUPT, _NOTADB) or str(error).startswith(_NO_TEXT)
    return isinstance(error, UnicodeDecodeError)


def _code(error: Exception) -> int:
    """The primary result code; 0 where the driver itself raised the error."""
    if isinstance(error, MemoryError):
        return _NOMEM
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
