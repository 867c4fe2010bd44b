"""What a merge brought, and what a person should look at."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Link
from annotator.domain.merging.settled import Clash, ClashKind
from annotator.domain.merging.uniting import Union
from annotator.domain.span import Span
from annotator.domain.step import BOOKKEEPING, Record, StepKind
from annotator.storage.store import Store

Describe = Callable[[Record, Record], tuple[str, str]]
"""What is told of the value that stands and of the one that does not."""

ARTICLE, SPAN = "document", "span"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two values met and one stands; the other is in the history."""

    kind: str
    record: str
    """The kind of row: `span`, `link`, …"""
    id: str
    where: str
    """The article, by its story and number, as far as the row is of one."""
    stands: str
    """What is there now, of that which differs."""
    yields: str
    """What is not."""


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

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing new."""
        return not (self.taken or self.changed or self.deleted or self.steps)


def reported(name: str, union: Union, store: Store) -> MergeReport:
    """The report of what was written to the database."""
    report = MergeReport(name)
    report.steps = sum(step.kind is not StepKind.MERGE for step in union.steps)
    for change in union.writes:
        _count(report, change.before, change.after)
    for each in fields(union.reviews.records):
        number = len(getattr(union.reviews.records, each.name))
        if number:
            report.taken[_REVIEWS[each.name]] += number
    report.taken["split"] += len(union.splits)
    report.taken += Counter()
    report.twins.update(twin.entity for twin in union.new_twins)
    if union.clashes:
        where = _Places(store)
        report.conflicts = [_conflict(clash, where) for clash in union.clashes]
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
    elif is_alive and before is not None and _differing(before, after):
        report.changed[kind] += 1


def _differing(one: Record, other: Record) -> list[str]:
    names = [each.name for each in fields(one) if each.name not in BOOKKEEPING]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


class _Places:
    """Where rows are, by the names of their articles."""

    def __init__(self, store: Store) -> None:
        self._documents = {each.id: each for each in store.records(Document, deleted=True)}
        self._spans = {each.id: each for each in store.records(Span, deleted=True)}

    def of(self, record: Record) -> str:
        """`story 2`, or nothing where a row is in no article."""
        match record:
            case Label():
                return ""
            case Document():
                document: str | None = record.id
            case Link():
                span = self._spans.get(record.a)
                document = None if span is None else span.document
            case _:
                document = record.document
        found = None if document is None else self._documents.get(document)
        return "" if found is None else f"{found.story} {found.number}"


def _conflict(clash: Clash, where: _Places) -> Conflict:
    describe = _DESCRIBE.get(clash.kind, _described)
    stands, yields = describe(clash.stands, clash.yields)
    entity, row_id = clash.row
    return Conflict(clash.kind, entity, row_id, where.of(clash.yields), stands, yields)


def _described(stands: Record, yields: Record) -> tuple[str, str]:
    """Both by what they differ in."""
    names = _differing(stands, yields) if type(stands) is type(yields) else []
    return _values(stands, names), _values(yields, names)


def _values(record: Record, names: list[str]) -> str:
    if record.deleted_at is not None:
        return "deleted"
    told = [name for name in names if name != "deleted_at"]
    return ", ".join(f"{name} {_value(getattr(record, name))}" for name in told) or "there"


def _value(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) else ("none" if value is None else str(value))


def _by(*names: str) -> Describe:
    def describe(stands: Record, yields: Record) -> tuple[str, str]:
        one, other = (
            ", ".join(
                f"{name} {_value(getattr(each, name))}" for name in names if hasattr(each, name)
            )
            for each in (stands, yields)
        )
        return one, other

    return describe


_DESCRIBE: dict[ClashKind, Describe] = {
    ClashKind.NOTE: _by("note"),
    ClashKind.RELATION: _by("relation", "more"),
    ClashKind.KEY: _by("id", "key"),
    ClashKind.NUMBER: _by("key", "number"),
    ClashKind.LOOSE: lambda stands, yields: ("the span is deleted", "it was linked to"),
    ClashKind.REVIVED: lambda stands, yields: ("there", "deleted"),
}
