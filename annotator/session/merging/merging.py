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
from annotator.storage.merging.stranger import holdings_of
from annotator.storage.store import Store

_MAGIC = b"SQLite format 3\x00"


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
    return merge_holdings(store, read_other(path), path.name, by)


def read_other(path: Path) -> Holdings:
    """All that the database or native file at `path` holds.

    Raises:
        UnusableDatabase, UnusableInput: it is not there, damaged, or of something else.
    """
    return holdings_of(path) if _is_database(path) else holdings_of_file(path)


def merge_holdings(
    store: Store, theirs: Holdings, name: str, by: Annotator, *, backup: bool = True
) -> MergeReport:
    """The same with what was read already; `name` is what the report calls it."""
    theirs, left_out = without_purged(theirs, store)
    compared = store.compare(theirs)
    union = compared.union
    if not union.is_empty:
        if backup:
            store.back_up("merge")
        step = Step(new_id(), by.id, StepKind.MERGE, f"merge of {name}", (), now())
        union = store.merge(theirs, compared, step, by)
    report = reported(name, union, store)
    report.purged = left_out
    return report


def _is_database(path: Path) -> bool:
    """Whether it is to be read as a database; what cannot be read is what its name says."""
    if path.is_file():
        with suppress(OSError), open(path, "rb") as file:
            begin = file.read(len(_MAGIC))
            if begin == _MAGIC or begin.startswith(b"{"):
                return begin == _MAGIC
    return path.suffix != ".jsonl"
