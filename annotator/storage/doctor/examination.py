"""All checks over one moment of a database."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.errors import UnusableDatabase
from annotator.storage.database import one_moment, open_database
from annotator.storage.doctor.condition import Condition, condition_of
from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.doctor.images import image_findings
from annotator.storage.doctor.index import index_findings
from annotator.storage.doctor.journal import journal_findings
from annotator.storage.doctor.layers import layer_findings
from annotator.storage.doctor.pages import page_findings, reference_findings
from annotator.storage.doctor.reviews import review_findings
from annotator.storage.doctor.schema import schema_findings
from annotator.storage.doctor.surroundings import Remark, leftovers, remarks
from annotator.storage.doctor.texts import quote_findings, text_findings
from annotator.storage.driver import sqlite3
from annotator.storage.faults import UNREADABLE, is_damage
from annotator.storage.journal import LOGS

_CHECKS: dict[Check, Callable[[sqlite3.Connection], Iterator[Finding]]] = {
    Check.PAGES: page_findings,
    Check.SCHEMA: schema_findings,
    Check.REFERENCES: reference_findings,
    Check.TEXTS: text_findings,
    Check.QUOTES: quote_findings,
    Check.LAYERS: layer_findings,
    Check.JOURNAL: journal_findings,
    Check.IMAGES: image_findings,
    Check.REVIEWS: review_findings,
    Check.INDEX: index_findings,
}

_READONLY = 8
"""SQLite's code where only a connection that may write could take back what was interrupted."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in and around a database; nothing of it was changed."""

    path: Path
    findings: tuple[Finding, ...]
    """All that is wrong; empty: the database is sound."""
    condition: Condition | None
    """None where the database cannot be read so far."""
    remarks: tuple[Remark, ...]
    leftovers: tuple[Path, ...]


def examine(path: Path) -> Examination:
    """Look through the database at `path` and whatever log lies beside it.

    10,000 spans take 1 s. Raises `UnusableDatabase` where there is no database, or another
    application's, or one of another version, or where it cannot be read now.
    """
    condition = None
    try:
        with _opened(path) as database:
            found = tuple(findings(database))
            with suppress(*UNREADABLE):
                condition = condition_of(database, path)
    except UnusableDatabase as error:
        if not is_damage(error.__cause__):
            raise
        what = f"SQLite cannot read it: {error.__cause__}."
        found = (Finding(Check.PAGES, what, Cure.BACKUP),)
    return Examination(path, found, condition, tuple(remarks(path)), tuple(leftovers(path)))


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, to be read; what was interrupted in it is taken back in a copy."""
    try:
        database = open_database(path, read_only=True)
    except UnusableDatabase as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code != _READONLY or not path.with_name(path.name + "-journal").exists():
            raise
    else:
        with closing(database):
            yield database
        return
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        for end in ("", *LOGS):
            beside = path.with_name(path.name + end)
            if beside.exists():
                shutil.copyfile(beside, Path(folder, path.name + end))
        with closing(open_database(Path(folder, path.name))) as copy:
            yield copy


def findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """All that is wrong in the database of a connection, in its transaction where it is in one.

    The connection reads texts that are no UTF-8 too from then on.
    """
    database.text_factory = as_text
    told = set()
    with one_moment(database):
        for check, part in _CHECKS.items():
            try:
                for finding in part(database):
                    yield _with_document(database, finding)
            except UNREADABLE as error:
                if str(error) not in told:
                    yield _unreadable(check, error)
                told.add(str(error))


def _unreadable(check: Check, error: Exception) -> Finding:
    cure = Cure.BACKUP if is_damage(error) else Cure.NONE
    return Finding(check, f"The {check} cannot be checked: {str(error) or 'out of memory'}.", cure)


def _with_document(database: sqlite3.Connection, finding: Finding) -> Finding:
    """The finding with the name of its article for its id."""
    if finding.document is None:
        return finding
    sql = "SELECT story, number, title FROM documents WHERE id = ?"
    row = database.execute(sql, (finding.document,)).fetchone()
    if row is None:
        return finding
    story, number, title = row
    return replace(finding, document=f"{story} {number}{f' “{title}”' if title else ''}")


def as_text(stored: bytes) -> str:
    """A stored text, readable also where it is no UTF-8."""
    return stored.decode("utf-8", "backslashreplace")
