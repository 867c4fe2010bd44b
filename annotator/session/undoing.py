"""Planning an undo or a redo: rows get back what a logged image says, as a new revision."""

from dataclasses import replace

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, Step, same_content
from annotator.session.draft import Draft
from annotator.session.history import StepHistory
from annotator.session.plan import NOW, Plan
from annotator.session.rules import broken_rule

UNDID = "undid: "
REDID = "redid: "


def plan_undo(draft: Draft, history: StepHistory, step: Step) -> Plan:
    """Every row of `step` as it was before it; a row that it made is deleted again.

    Raises `Refused` where a row was changed since, or what it was no longer fits.
    """
    wanted = [(change.after, change.before) for change in step.changes]
    return restored(draft, history, wanted, f"{UNDID}{step.title}")


def plan_redo(draft: Draft, history: StepHistory, undo: Step) -> Plan:
    """Every row of the step `undo` as it was before that. Raises as `plan_undo` does."""
    wanted = [(change.after, change.before) for change in undo.changes]
    return restored(draft, history, wanted, f"{REDID}{undo.title.removeprefix(UNDID)}")


def place_of(draft: Draft, history: StepHistory, step: Step) -> tuple[str, int] | None:
    """Where a step shows: a document and an offset in code points; none for labels."""
    records = [change.after for change in step.changes]
    for record in sorted(records, key=_exactness):
        place = _place_of_record(draft, history, record)
        if place is not None:
            return place
    return None


def _exactness(record: Record) -> int:
    """The least is of the rows that say best where a step shows."""
    match record:
        case Span():
            return 0
        case Adjudication():
            return 2
        case _:
            return 1


def _place_of_record(draft: Draft, history: StepHistory, record: Record) -> tuple[str, int] | None:
    match record:
        case Span():
            return record.document, record.start
        case Link():
            ends = (record.a, record.b)
        case Absence():
            ends = (record.span, record.span)
        case Dismissal():
            return record.document, record.start
        case Completion() | Adjudication():
            return record.document, 0
        case Document():
            return record.id, 0
        case _:
            return None
    spans = [draft.layer.spans.get(end) or history.image(end) for end in ends]
    found = [(span.document, span.start) for span in spans if isinstance(span, Span)]
    return next((place for place in found if place[0] in draft.documents), next(iter(found), None))


def restored(
    draft: Draft, history: StepHistory, wanted: list[tuple[Record, Record | None]], title: str
) -> Plan:
    """Rows that still say the first of each pair, as the second says; none: deleted.

    Raises `Refused` where one says something else by now, or what it was no longer fits.
    """
    changes: list[Change] = []
    for expected, image in wanted:
        current = _current(draft, history, expected)
        if current is None or not _says(current, expected):
            raise Refused(
                f"Not possible: {_noun(expected)} was changed since, and not by you here."
            )
        changes.append(Change(current, _back(current, image)))
    wrong = broken_rule(draft.layer, [each for each in changes if draft.concerns(each.after)])
    if wrong is not None:
        raise Refused(f"Not possible now: {wrong}.")
    spans = [each.after for each in changes if isinstance(each.after, Span)]
    alive = next((span.id for span in spans if span.deleted_at is None), None)
    return Plan(title, tuple(changes), alive)


def _current(draft: Draft, history: StepHistory, record: Record) -> Record | None:
    """The row as it stands, dead or alive; none where the history does not know how it died."""
    live = draft.live(record)
    if live is not None:
        return live
    known = history.image(record.id)
    if known is not None and known.deleted_at is None and draft.concerns(known):
        return None
    return known


def _says(current: Record, expected: Record) -> bool:
    """Whether a row still says what a step made it say. A label's revisions are only counted."""
    if isinstance(current, Label) and isinstance(expected, Label):
        expected = replace(expected, revision=current.revision)
    return same_content(current, expected)


def _back(current: Record, image: Record | None) -> Record:
    """What the row gets: the image, or where there was no row, its end.

    A label is retired, for nothing else ends one; and its revision only ever grows, so that no
    two definitions share one.
    """
    if not isinstance(current, Label):
        return replace(current, deleted_at=NOW) if image is None else image
    if not isinstance(image, Label):
        return replace(current, retired_at=NOW)
    same = (image.definition, image.unit) == (current.definition, current.unit)
    return replace(image, revision=current.revision + (0 if same else 1))


def _noun(record: Record) -> str:
    match record:
        case Absence():
            return "a “nothing here”"
        case Completion():
            return "what is complete"
        case Dismissal():
            return "a refused passage"
        case Adjudication():
            return "a decision"
        case _:
            return f"the {type(record).__name__.lower()}"
