"""What SQLite's errors mean for a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import AnnotatorError, NotSaved, Refused, UnusableDatabase
from annotator.storage.driver import sqlite3

_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = (
    5, 6, 8, 10, 11, 13, 14, 19, 26,
)  # fmt: skip

_RESTORE = "Keep a copy of it and go back to a backup."
_CLOSE = "Close it, or wait and try again."

_NO_SEARCH = "no such module: fts5"
_OTHER_SQLITE = "Install the package pysqlite3, or use another Python."

_FAULTS = {
    _BUSY: ("another program is holding the lock of {}", _CLOSE),
    _LOCKED: ("another program is holding the lock of {}", _CLOSE),
    _READONLY: ("{} or its folder is read-only", "Make both writable, then try again."),
    _IOERR: ("the disk with {} does not take or give data", "Check the disk, then try again."),
    _CORRUPT: ("{} is damaged", _RESTORE),
    _FULL: ("the disk with {} is full", "Make room on it, then try again."),
    _CANTOPEN: ("{} or a file beside it cannot be opened", "Check its folder, then try again."),
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
    except sqlite3.DatabaseError as error:
        what, remedy = meaning(error, path)
        raise UnusableDatabase(f"Cannot read: {what}.", remedy) from error


@contextmanager
def while_writing(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into `NotSaved`, or `Refused` where the write breaks a rule."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        raise _not_saved(error, path) from error
    except UnicodeEncodeError as error:
        raise Refused("A text with half a surrogate pair in it cannot be stored.") from error
    except OverflowError as error:
        raise Refused("A number beyond 64 bits cannot be stored.") from error


def _not_saved(error: sqlite3.DatabaseError, path: Path) -> AnnotatorError:
    if _code(error) == _CONSTRAINT:
        return Refused(f"Against the rules of the database: {error}.")
    what, remedy = meaning(error, path)
    return NotSaved(f"Not saved: {what}.", remedy)


def meaning(error: sqlite3.DatabaseError, path: Path) -> tuple[str, str]:
    """What an error means, and what to do about it."""
    code = _code(error)
    if str(error) == _NO_SEARCH:
        return "this SQLite was built without its full-text search", _OTHER_SQLITE
    if code not in _FAULTS:
        # A table that is missing, a text that is no UTF-8: another program wrote to the file.
        return f"{path.name} is damaged: {error}", _RESTORE
    what, remedy = _FAULTS[code]
    return what.format(path.name), remedy


def _code(error: sqlite3.DatabaseError) -> int:
    """The primary result code; 0 where the driver itself raised the error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
