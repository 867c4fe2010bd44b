"""What was done: the steps with their changes, as the journal recorded them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.step import Change, Step, StepKind
from annotator.storage.codecs import Row
from annotator.storage.connection import Connection
from annotator.storage.driver import sqlite3
from annotator.storage.rows import TABLES

_STEP = (
    "SELECT s.seq, s.id, s.annotator_id, s.kind, s.title, s.created_at, s.sitting, s.target_id "
    "FROM steps s WHERE "
)

_TOUCHES_STORY = """EXISTS (
  SELECT 1 FROM events e WHERE e.step_id = s.id AND :story IN (
    SELECT d.story FROM documents d WHERE d.id IN (
      CASE WHEN e.entity = 'document' THEN e.entity_id END,
      json_extract(e."after", '$.document_id'),
      json_extract(e."after", '$.near_document_id'),
      (SELECT document_id FROM spans WHERE id = json_extract(e."after", '$.span_id')),
      (SELECT document_id FROM spans WHERE id = json_extract(e."after", '$.a')),
      (SELECT document_id FROM spans WHERE id = json_extract(e."after", '$.b')))))"""
"""Whether a step changed anything in, or of, a document of the story."""


class History(Connection):
    """Steps and what other programs have committed."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._data_version = self._value("PRAGMA data_version")

    def steps(
        self,
        annotator: str | None = None,
        *,
        story: str | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> list[Step]:
        """The newest steps first, with their changes.

        Of one annotator, touching one story, with a `seq` under `before`, at most `limit`.
        """
        conditions = [
            "(:annotator IS NULL OR s.annotator_id = :annotator)",
            "(:before IS NULL OR s.seq < :before)",
            f"(:story IS NULL OR {_TOUCHES_STORY})",
        ]
        rows = self._rows(
            f"{_STEP} {' AND '.join(conditions)} ORDER BY s.seq DESC LIMIT ifnull(:limit, -1)",
            {"annotator": annotator, "story": story, "before": before, "limit": limit},
        )
        return [self._step(row) for row in rows]

    def steps_since(self, seq: int) -> Iterator[Step]:
        """The steps after the one with this `seq`, oldest first, one at a time."""
        rows = self._rows(f"{_STEP} s.seq > ? ORDER BY s.seq", (seq,))
        return map(self._step, rows)

    def steps_of(self, entity: str, record_id: str) -> list[Step]:
        """The steps that changed one row, newest first, with the changes of that row only."""
        steps: list[Step] = []
        sql = "SELECT step_id FROM events WHERE entity_id = ? AND entity = ? ORDER BY seq DESC"
        for (step_id,) in self._rows(sql, (record_id, entity)):
            row = self._row(f"{_STEP} s.id = ?", (step_id,))
            if row is not None:
                step = self._step(row)
                own = (change for change in step.changes if change.after.id == record_id)
                steps.append(replace(step, changes=tuple(own)))
        return steps

    def last_seq(self) -> int:
        """The `seq` of the newest step, or 0."""
        seq: int = self._value("SELECT ifnull(max(seq), 0) FROM steps")
        return seq

    def changed_elsewhere(self) -> bool:
        """Whether another program has committed since this was last asked; takes 2 µs."""
        known, self._data_version = self._data_version, self.data_version()
        return bool(known != self._data_version)

    def data_version(self) -> int:
        """A number that is another one as soon as another program has committed something."""
        return int(self._value("PRAGMA data_version"))

    def _step(self, row: Row) -> Step:
        seq, step_id, annotator, kind, title, created_at, sitting, target = row
        return Step(
            id=step_id,
            annotator=annotator,
            kind=StepKind(kind),
            title=title,
            changes=tuple(self._changes(step_id)),
            created_at=created_at,
            sitting=sitting,
            target=target,
            seq=seq,
        )

    def _changes(self, step_id: str) -> Iterator[Change]:
        images = self._rows(
            'SELECT entity, "before", "after" FROM events WHERE step_id = ? ORDER BY seq',
            (step_id,),
        )
        for entity, before, after in images:
            table = TABLES[entity]
            yield Change(
                before=None if before is None else table.of_image(before),
                after=table.of_image(after),
            )
