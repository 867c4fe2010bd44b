"""Merging another database, or a native file, into this one."""

import os
from contextlib import suppress
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import UnusableInput
from annotator.domain.identity import new_id, now
from annotator.domain.merging.holdings import Holdings
from annotator.domain.step import Step, StepKind
from annotator.session.merging.native import holdings_of_file
from annotator.session.merging.purged import without_purged
from annotator.session.merging.report import MergeReport, reported
from annotator.storage.header import MAGIC
from annotator.storage.merging.merging import Comparison
from annotator.storage.merging.stranger import holdings_of
from annotator.storage.store import Store


def merge(store: Store, path: Path, by: Annotator) -> MergeReport:
    """Take in all that the database or native file at `path` holds, as a step of `by`.

    A backup is made before anything is written. Merging the same again changes nothing.

    Raises:
        UnusableDatabase, UnusableInput: it is not there, damaged, or of something else.
        NotBackedUp: there is no backup, so nothing was written.
        NotSaved: this database cannot take it now; nothing of it is there.
        Refused: the two cannot be made one; nothing of it is there.
    """
    if path.exists() and os.path.samefile(path, store.path):
        raise UnusableInput(f"{path} is the database itself.", "Name another file.")
    theirs, left_out = without_purged(read_other(path), store)
    compared = store.compare(theirs)
    # A backup in which nobody has done anything would be the latest, and nobody wants it back.
    is_needed = not compared.union.is_empty and store.first_step_at() is not None
    backup = store.back_up("merge").name if is_needed else ""
    report = write_compared(store, theirs, compared, path.name, by)
    report.backup = backup
    report.purged = left_out
    return report


def read_other(path: Path) -> Holdings:
    """All that the database or native file at `path` holds.

    Raises:
        UnusableDatabase, UnusableInput: it is not there, damaged, or of something else.
    """
    return holdings_of(path) if _is_database(path) else holdings_of_file(path)


def write_compared(
    store: Store, theirs: Holdings, compared: Comparison, name: str, by: Annotator
) -> MergeReport:
    """Write what the database lacks of `theirs`, if anything; the report calls that `name`."""
    union = compared.union
    if not union.is_empty:
        step = Step(new_id(), by.id, StepKind.MERGE, f"merge of {name}", (), now())
        union = store.merge(theirs, compared, step, by)
    return reported(name, union, store)


def _is_database(path: Path) -> bool:
    """Whether it is to be read as a database; what cannot be read is what its name says."""
    if path.is_file():
        with suppress(OSError), open(path, "rb") as file:
            begin = file.read(len(MAGIC))
            if begin == MAGIC or begin.startswith(b"{"):
                return begin == MAGIC
    return path.suffix != ".jsonl"
