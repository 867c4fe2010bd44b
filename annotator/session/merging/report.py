"""What a merge brought, and what a person should look at."""

from collections import Counter
from dataclasses import dataclass, field, fields

from annotator.domain.merging.uniting import Union
from annotator.domain.step import Record, StepKind
from annotator.session.merging.conflicts import Conflict, conflicts_of, differing
from annotator.storage.store import Store


@dataclass(slots=True)
class MergeReport:
    """What came of a merge."""

    name: str
    """What was merged."""
    taken: Counter[str] = field(default_factory=Counter)
    """New live rows, verdicts and so on, by their kinds."""
    changed: Counter[str] = field(default_factory=Counter)
    """Rows that were there and say something else now."""
    deleted: Counter[str] = field(default_factory=Counter)
    """Rows that were alive here and are not now."""
    steps: int = 0
    """New steps of the history."""
    twins: Counter[str] = field(default_factory=Counter)
    """Rows that say what another says, and were made one with it."""
    purged: int = 0
    """Articles that were left out because they were purged here."""
    conflicts: list[Conflict] = field(default_factory=list)
    backup: str = ""
    """The name of the backup that was made before; empty: there was no need of one."""
    is_empty: bool = True
    """Whether there was nothing new, and so nothing was written."""


def reported(name: str, union: Union, store: Store) -> MergeReport:
    """The report of what was written to the database."""
    report = MergeReport(name, is_empty=union.is_empty)
    report.steps = sum(step.kind is not StepKind.MERGE for step in union.steps)
    for change in union.writes:
        _count(report, change.before, change.after)
    for each in fields(union.reviews.records):
        number = len(getattr(union.reviews.records, each.name))
        if number:
            report.taken[_REVIEWS[each.name]] += number
    report.taken["split"] += len(union.splits)
    report.taken["guideline"] += len(union.guidelines)
    report.taken += Counter()
    report.twins.update(twin.entity for twin in union.new_twins)
    report.conflicts = conflicts_of(union.clashes, store)
    return report


_REVIEWS = {
    "batches": "batch",
    "items": "item",
    "verdicts": "verdict",
    "reveals": "reveal",
    "objections": "objection",
    "signoffs": "signoff",
}


def _count(report: MergeReport, before: Record | None, after: Record) -> None:
    kind = type(after).__name__.lower()
    was_alive = before is not None and before.deleted_at is None
    is_alive = after.deleted_at is None
    if is_alive and not was_alive:
        report.taken[kind] += 1
    elif was_alive and not is_alive:
        report.deleted[kind] += 1
    elif is_alive and before is not None and differing(before, after):
        report.changed[kind] += 1
