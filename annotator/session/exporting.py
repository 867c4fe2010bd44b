"""Taking everything out: one moment of the database, proved before anyone gets it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from annotator.domain.errors import AnnotatorError, UnusableInput
from annotator.domain.identity import now
from annotator.formats.registry import WRITABLE, format_named
from annotator.session.corpus import StoredCorpus
from annotator.session.suggesting.indexing import complete_index
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What leaves, and in which form."""

    format: str = "native"
    history: bool = False
    """Deleted rows and every step too."""
    timestamp: bool = True
    """The file says when it was written; without it the same database gives the same bytes."""


def export(store: Store, out: BinaryIO, options: ExportOptions | None = None) -> None:
    """Write everything to a stream, after it was written elsewhere and read again.

    Raises:
        AnnotatorError: the database or the disk failed, or the written does not say what it
            should; then nothing was written to `out`.
    """
    with tempfile.TemporaryFile() as scratch:
        with _disk_errors(tempfile.gettempdir()):
            _write(store, scratch, options or ExportOptions())
        scratch.seek(0)
        with _disk_errors("Standard output"):
            shutil.copyfileobj(cast(BinaryIO, scratch), out)
            out.flush()


def export_to_file(store: Store, path: Path, options: ExportOptions | None = None) -> None:
    """Write everything to a file that only its owner can read, all or nothing.

    It takes the place of a file of that name in one move, after it was read again and is safe on
    the disk.

    Raises:
        AnnotatorError: as `export`; a file of that name keeps its bytes.
    """
    target = Path(os.path.realpath(path))
    _check_target(store, target, path)
    with _disk_errors(path):
        # Made with mode 0600.
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "w+b") as scratch:
                _write(store, scratch, options or ExportOptions())
                scratch.flush()
                os.fsync(scratch.fileno())
            os.replace(name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
        _sync_folder(target.parent)


def _write(store: Store, scratch: BinaryIO, options: ExportOptions) -> None:
    chosen = format_named(options.format)
    if chosen.write is None:
        remedy = f"There are {', '.join(WRITABLE)}."
        raise UnusableInput(f"The format “{chosen.name}” can only be read.", remedy)
    if chosen.needs_index:
        complete_index(store)
    with store.snapshot():
        corpus = StoredCorpus(store, history=options.history)
        chosen.write(corpus, scratch, now() if options.timestamp else None)
    if chosen.check is not None:
        scratch.flush()
        chosen.check(scratch)


def _check_target(store: Store, target: Path, shown: Path) -> None:
    if target.exists() and os.path.samefile(target, store.path):
        raise AnnotatorError(f"{shown} is the database itself.", "Name another file.")
    if target.is_dir():
        raise AnnotatorError(f"{shown} is a folder.", "Name a file in it.")
    if target.exists() and not target.is_file():
        raise AnnotatorError(f"{shown} is not a file.", "Leave -o out to write to standard output.")


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; some systems cannot open folders and need no such thing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _disk_errors(path: Path | str) -> Iterator[None]:
    """Word the errors of the disk; a reader who went away is none of them."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AnnotatorError(f"{path} cannot be written: {error.strerror}.") from error
