"""What an act would change, and how that becomes a step.

A plan says what rows say; `as_step` adds who, when and which revision.
"""

from dataclasses import dataclass, replace
from typing import Any, cast

from annotator.domain.identity import new_id, now
from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.domain.step import Change, Record, Step, StepKind, revised

NOW = "now"
"""Stands in a plan for the moment of its step, in `deleted_at` and `retired_at`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The row changes of one user action."""

    title: str
    """What is done, in the words of the status line."""
    changes: tuple[Change, ...] = ()
    """None where there is nothing to do; then the title says why."""
    span: str | None = None
    """The id of the span that the act was about."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An act that is done in the draft."""

    step: Step | None
    """What to commit; none where there was nothing to do."""
    title: str
    """What was done, or why there was nothing to do."""
    span: str | None = None
    """The id of the span to choose now, or none."""


def added(record: Record) -> Change:
    """A new row."""
    return Change(None, record)


def changed(before: Record, **fields: Any) -> Change:
    """A row with other values in some fields."""
    return Change(before, replace(before, **fields))


def removed(record: Record) -> Change:
    """A row that is deleted."""
    return changed(record, deleted_at=NOW)


def as_step(
    plan: Plan,
    annotator: str,
    sitting: str,
    kind: StepKind = StepKind.DO,
    target: str | None = None,
) -> Step:
    """The plan as a step of this annotator, its rows stamped."""
    step, at = new_id(), now()
    changes = tuple(_stamped(change, step, at) for change in plan.changes)
    return Step(step, annotator, kind, plan.title, changes, at, sitting, target)


def _stamped(change: Change, step: str, at: str) -> Change:
    after = _dated(change.after, at)
    if change.before is None:
        after = replace(after, rev=1, step=step, created_at=at, updated_at=at)
    else:
        after = cast(Record, revised(cast(Span, change.before), cast(Span, after), step, at))
    return Change(change.before, after)


def _dated(record: Record, at: str) -> Record:
    if record.deleted_at == NOW:
        record = replace(record, deleted_at=at)
    if isinstance(record, Label) and record.retired_at == NOW:
        record = replace(record, retired_at=at)
    return record
