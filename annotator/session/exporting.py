"""Taking everything out: one moment of the database, proved before anyone gets it."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from annotator.domain.errors import UnusableInput
from annotator.domain.identity import now
from annotator.formats.registry import WRITABLE, format_named
from annotator.session.corpus import StoredCorpus
from annotator.session.new_file import disk_errors, new_file
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
        with disk_errors(tempfile.gettempdir()):
            _write(store, scratch, options or ExportOptions())
        scratch.seek(0)
        with disk_errors("Standard output"):
            shutil.copyfileobj(cast(BinaryIO, scratch), out)
            out.flush()


def export_to_file(store: Store, path: Path, options: ExportOptions | None = None) -> None:
    """Write everything to a file, after it was read again; all or nothing, as `new_file` does.

    Raises:
        AnnotatorError: as `export`; a file of that name keeps its bytes.
    """
    with new_file(store, path) as scratch:
        _write(store, scratch, options or ExportOptions())


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
