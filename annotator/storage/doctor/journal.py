"""The events, replayed, against the rows.

Of each row, in the order of the events: what an event begins with is what some event before it
ended with, and what the last one ends with is the row. An event that begins with nothing makes
the row, which two files that were merged may both have done. The labels that a database is made
with are of no step, and are in no event until someone edits them.
"""

from collections.abc import Iterator

from annotator.storage.doctor.finding import Check, Cure, Finding
from annotator.storage.doctor.histories import Image, RowHistory, histories, read_image
from annotator.storage.driver import sqlite3
from annotator.storage.schema.journal import JOURNALLED

_STRANGE = "SELECT seq, entity, entity_id FROM events WHERE entity NOT IN ({})".format(
    ", ".join(f"'{entity}'" for entity in JOURNALLED.values())
)


def journal_findings(database: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that are not what the journal says, and events that do not follow on one another."""
    for seq, entity, row in database.execute(_STRANGE):
        what = f"Event {seq} is of the unknown kind “{entity}”."
        yield Finding(Check.JOURNAL, what, table="events", row=row)
    for table in JOURNALLED:
        for history in histories(database, table):
            yield from _findings(history)


def _findings(history: RowHistory) -> Iterator[Finding]:
    document = _document(history)
    named = f"{history.entity} {history.id}"
    for wrong in _faults(history):
        what = f"{wrong} of the {named}."
        yield Finding(Check.JOURNAL, what, table="events", row=history.id, document=document)
    odd = difference(history)
    if odd is not None:
        cure = Cure.WRITE_BACK if history.is_legible else Cure.NONE
        what = f"The {named} {odd}."
        yield Finding(Check.JOURNAL, what, cure, history.table, history.id, document)


def _faults(history: RowHistory) -> Iterator[str]:
    """What is wrong with the events as such; to be read with the name of the row behind it."""
    ends: list[Image] = []
    for seq, step, before, after in history.entries:
        begin, end = read_image(before), read_image(after)
        if end is None or (begin is None and before is not None):
            yield f"Event {seq} cannot be read: it is one"
            continue
        if not _is_of(end, history, step) or (begin or {}).keys() - history.columns:
            yield f"Event {seq} has an image of something else: it is one"
        if begin is not None and not _follows(begin, ends):
            yield f"Event {seq} does not begin where an earlier one ended: it is one"
        ends.append(end)


def _is_of(image: Image, history: RowHistory, step: str) -> bool:
    """Whether an image is one of a row, as this step has left it."""
    named = (image.get("id"), image.get("step_id"))
    return named == (history.id, step) and image.keys() <= history.columns


def _follows(begin: Image, ends: list[Image]) -> bool:
    if begin.get("step_id") is None:
        return begin.get("rev") == 1 and begin.get("created_at") == begin.get("updated_at")
    return any(_same(begin, end) for end in reversed(ends))


def difference(history: RowHistory) -> str | None:
    """How a row is not what the journal has last, or none."""
    row, last = history.row, history.last
    if row is None:
        return "is in the journal and not in its table"
    if not history.entries:
        # What a database is made with.
        return None if row["step_id"] is None else "is not in the journal"
    if last is None:
        return "cannot be compared with the journal"
    odd = sorted(name for name in row | last if row.get(name) != last.get(name))
    return f"is not what the journal says in {', '.join(odd)}" if odd else None


def _same(one: Image, other: Image) -> bool:
    """Whether they say the same; an image of before a column was added lacks it."""
    return all(one.get(name) == other.get(name) for name in one | other)


def _document(history: RowHistory) -> str | None:
    """Id of the article that a row is of, as far as it tells itself."""
    if history.table == "documents":
        return history.id
    known = history.row or history.last or {}
    document = known.get("document_id")
    return document if isinstance(document, str) else None
