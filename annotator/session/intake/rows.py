"""Rows of a layer: which are there already, and under which id the others go in."""

from dataclasses import replace

from annotator.domain.identity import FOREIGN_ID, new_id
from annotator.domain.layer import LayerRecord
from annotator.domain.span import Span
from annotator.domain.step import BOOKKEEPING, Change, entity
from annotator.session.intake.known import R, Rows
from annotator.session.intake.plan import IntakePlan

_MAY_DIFFER = {"id", *BOOKKEEPING}


class RowIntake:
    """Puts the rows of a file into the plan, each once."""

    def __init__(self, plan: IntakePlan) -> None:
        self._plan = plan
        self._new = Rows(())

    def take(self, row: R, given: str | None) -> R:
        """The row as it will be in the database.

        `given` is what the file calls it. A row that is there already stays as it is, whether
        the file's has the same id or says of the same something else.
        """
        known = self._there(row, given)
        if known is not None:
            counts = self._plan.tally.present if _same(known, row) else self._plan.tally.kept
            counts[entity(row)] += 1
            return known
        made = replace(row, id=self._free_id(row, given))
        self._new.add(made)
        self._plan.changes.append(Change(None, made))
        self._plan.tally.taken[entity(row)] += 1
        return made

    def _there(self, row: R, given: str | None) -> R | None:
        if given is not None:
            named = self._plan.known.rows.with_id(type(row), given)
            if named is not None and _same_subject(named, row):
                return named
        if row.deleted_at is not None:
            return None
        return self._new.like(row) or self._plan.known.rows.like(row)

    def _free_id(self, row: R, given: str | None) -> str:
        if given is None or not FOREIGN_ID.fullmatch(given):
            return new_id()
        kind = type(row)
        taken = self._new.with_id(kind, given) or self._plan.known.rows.with_id(kind, given)
        return new_id() if taken else given


def _same_subject(one: LayerRecord, other: LayerRecord) -> bool:
    """Whether two rows with one id are versions of one row."""
    if one.annotator != other.annotator:
        return False
    if isinstance(one, Span) and isinstance(other, Span):
        return one.document == other.document
    return True


def _same(one: LayerRecord, other: LayerRecord) -> bool:
    names = set(type(one).__dataclass_fields__) - _MAY_DIFFER
    return all(getattr(one, name) == getattr(other, name) for name in names)
