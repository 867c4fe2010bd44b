"""Examining a database, mending it, and saving what can be read where it cannot be mended."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.session.exporting import export_to_file
from annotator.storage.backups import time_in_name
from annotator.storage.doctor.examination import Examination
from annotator.storage.doctor.finding import Cure
from annotator.storage.doctor.repairing import Repair, repair
from annotator.storage.doctor.salvage import Salvage, salvage
from annotator.storage.doctor.surroundings import remove_leftover
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was saved of a database in which pages are damaged."""

    path: Path
    """Native JSONL, which `annotator import` takes into a new database."""
    salvage: Salvage


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was done for a database."""

    repair: Repair | None
    """None where nothing was to be mended, or nothing could be."""
    rescued: Rescued | None
    """Where pages are damaged: nothing is written to such a file."""
    removed: tuple[Path, ...]
    """What programs that were ended had left."""


def treat(examination: Examination, who: Callable[[], Annotator]) -> Treatment:
    """Do what can be done about what was found; `who` is asked where that is a step.

    Raises:
        AnnotatorError: nothing was changed, or nothing could be saved; the message says why.
    """
    path, cures = examination.path, {each.cure for each in examination.findings}
    removed = tuple(each for each in examination.leftovers if _removed(each))
    if Cure.BACKUP in cures:
        return Treatment(None, rescue(path), removed)
    mended = repair(path, who()) if cures - {Cure.NONE} else None
    return Treatment(mended, None, removed)


def rescue(path: Path, at: datetime | None = None) -> Rescued:
    """Save all that can be read of a damaged database as native JSONL beside it.

    Raises:
        UnusableDatabase: nothing can be read.
        AnnotatorError: the file cannot be written.
    """
    time = time_in_name(at or datetime.now(UTC))
    real = Path(os.path.realpath(path))
    target = real.with_name(f"{real.stem}-rescued-{time}.jsonl")
    if os.path.lexists(target):
        raise AnnotatorError(f"{target} is there already.", "Try again in a second.")
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        scratch = Path(folder, "rescued.db")
        saved = salvage(real, scratch)
        with Store.open(scratch) as store:
            export_to_file(store, target)
    return Rescued(target, saved)


def _removed(leftover: Path) -> bool:
    try:
        remove_leftover(leftover)
    except OSError:
        return False
    return True
