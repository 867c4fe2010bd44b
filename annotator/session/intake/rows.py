"""Rows of a layer: which are there already, and under which id the others go in."""

from dataclasses import dataclass, replace

from annotator.domain.identity import FOREIGN_ID, new_id
from annotator.domain.layer import LayerRecord
from annotator.domain.span import Span
from annotator.domain.step import BOOKKEEPING, Change, entity
from annotator.session.intake.known import K, R, Rows
from annotator.session.intake.plan import IntakePlan

_MAY_DIFFER = {"id", *BOOKKEEPING}


@dataclass(frozen=True, slots=True)
class StatedRow:
    """A row of the file, and what became of it."""

    ref: str
    """What the file calls it."""
    image: LayerRecord
    """As the file has it, but for the id."""
    row: LayerRecord | None
    """As it will be in the database; none: it is left out."""
    is_new: bool = False
    """Whether it comes with this file."""


class RowIntake:
    """Puts the rows of a file into the plan, each once."""

    def __init__(self, plan: IntakePlan) -> None:
        self._plan = plan
        self._new = Rows(())
        self._stated: dict[tuple[type, str], StatedRow] = {}

    def take(self, row: R, given: str | None) -> R:
        """The row as it will be in the database.

        `given` is what the file calls it. A row that is there already stays as it is, whether
        the file's has the same id or says of the same something else.
        """
        known = self._there(row, given)
        if known is not None:
            counts = self._plan.tally.present if same_words(known, row) else self._plan.tally.kept
            counts[entity(row)] += 1
            self._note(row, known, given)
            return known
        made = replace(row, id=self._free_id(row, given))
        self._new.add(made)
        self._plan.changes.append(Change(None, made))
        self._plan.tally.taken[entity(row)] += 1
        self._note(row, made, given, is_new=True)
        return made

    def leave_out(self, row: R, given: str | None, why: str) -> None:
        """Count a row that has no place in the database."""
        self._plan.tally.left_out[f"{entity(row)} {why}"] += 1
        self._note(row, None, given)

    def stated(self, kind: type[LayerRecord], ref: str) -> StatedRow | None:
        """What became of the row that the file calls `ref`, or none where it has no such row."""
        return self._stated.get((kind, ref))

    def with_id(self, kind: type[K], row_id: str) -> K | None:
        """The row with this id as it will be in the database."""
        return self._new.with_id(kind, row_id) or self._plan.known.rows.with_id(kind, row_id)

    def _note(
        self, row: LayerRecord, became: LayerRecord | None, given: str | None, is_new: bool = False
    ) -> None:
        if given is not None:
            self._stated.setdefault((type(row), given), StatedRow(given, row, became, is_new))

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
        return new_id() if self.with_id(kind, given) else given


def _same_subject(one: LayerRecord, other: LayerRecord) -> bool:
    """Whether two rows with one id are versions of one row."""
    if one.annotator != other.annotator:
        return False
    if isinstance(one, Span) and isinstance(other, Span):
        return one.document == other.document
    return True


def same_words(one: LayerRecord, other: LayerRecord) -> bool:
    """Whether two rows say the same, whatever they are called and whenever they were written."""
    names = set(type(one).__dataclass_fields__) - _MAY_DIFFER
    return all(getattr(one, name) == getattr(other, name) for name in names)
