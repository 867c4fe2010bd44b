"""Where two values met in a merge and one stands, told to a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from annotator.domain.document import Document
from annotator.domain.label import Label
from annotator.domain.link import Link
from annotator.domain.merging.settled import Clash, ClashKind
from annotator.domain.span import Span
from annotator.domain.step import BOOKKEEPING, Record
from annotator.storage.store import Store

Describe = Callable[[Record, Record], tuple[str, str]]
"""What is told of the value that stands and of the one that does not."""


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


def conflicts_of(clashes: Sequence[Clash], store: Store) -> list[Conflict]:
    """What clashed, by the names that the rows' articles have in the database."""
    if not clashes:
        return []
    where = _Places(store)
    return [_conflict(clash, where) for clash in clashes]


def differing(one: Record, other: Record) -> list[str]:
    """The names of the fields in which two images of a row say something else."""
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
    names = differing(stands, yields) if type(stands) is type(yields) else []
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
