"""All that is known of an item, with nothing in it that says whose work it is."""

from collections.abc import Callable, Collection, Sequence

from annotator.domain.errors import Refused
from annotator.domain.step import Step, StepKind
from annotator.domain.verdict import Verdict
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.inspecting import Inspection, inspection_of
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.reviewing.wording import verdict_words

_TAKEN_IN = {
    StepKind.IMPORT: "imported",
    StepKind.REANCHOR: "carried over to another text",
    StepKind.MERGE: "merged",
    StepKind.REPAIR: "repaired",
}
"""The titles of these steps name files, which are often called after a person."""

_DECIDED = {
    StepKind.DO: "decided",
    StepKind.UNDO: "decision undone",
    StepKind.REDO: "decided again",
}
"""In a gold layer the titles of these steps name the people between whom is decided."""


def inspect_item(
    desk: Desk,
    draft: Draft,
    item: AuditItem,
    said: Sequence[Verdict],
    name: Callable[[str], str],
) -> Inspection:
    """Look an item up: the span that it is read at, and the history of its row, newest first.

    Each verdict in `said` is in the history too. `name` gives what an annotator with this id is
    called; the reviewer is `you`. Raises `Refused` for a passage, and for a row that is not known
    any more.
    """
    kind, record = item.item.kind, item.item.record
    if record is None:
        raise Refused("A passage has no history.", "Each tag in it has its own.")
    if not item.spans:
        raise Refused("This was deleted, and nothing more is known of it here.")
    steps = desk.ask(lambda store: store.steps_of(kind, record))
    known = desk.ask(lambda store: store.annotators())
    gold = {each.id for each in known if each.role == "gold"}
    rows = [(step.created_at, name(step.annotator), _title(step, gold)) for step in steps]
    rows += [
        (each.created_at, "you", f"verdict: {verdict_words(draft, item, each)}") for each in said
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    return inspection_of(desk, draft, item.spans[0], tuple(rows))


def _title(step: Step, gold: Collection[str]) -> str:
    said = _TAKEN_IN | _DECIDED if step.annotator in gold else _TAKEN_IN
    return said.get(step.kind, step.title)
