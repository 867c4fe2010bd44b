"""Review: batches, verdicts, and what follows them.

What is imported inside functions takes 10 ms to import; only review needs it, so the first paint
does not wait for it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.storage.connection import Connection
from annotator.storage.rows import TABLES, T, Table

if TYPE_CHECKING:
    from annotator.domain.batch import Batch, BatchItem, Present
    from annotator.domain.review_records import ReviewRecords
    from annotator.domain.verdict import Objection, Reveal, SignOff, Verdict

_OLDEST_FIRST = "t.created_at, t.id"

_MOVED = """EXISTS (SELECT 1 FROM spans s WHERE s.id IN ({}) AND s.updated_at >
(SELECT created_at FROM batches WHERE id = :batch))"""

_REVISIONS = " UNION ALL ".join(
    f"SELECT i.place, t.rev, t.deleted_at IS NOT NULL, {moved} "
    f"FROM batch_items i JOIN {TABLES[kind].name} t ON t.id = i.record_id "
    f"WHERE i.batch_id = :batch AND i.kind = '{kind}'"
    for kind, moved in (
        ("span", "FALSE"),
        ("link", _MOVED.format("t.a, t.b")),
        ("absence", _MOVED.format("t.span_id")),
    )
)

_ENDS = """
SELECT i.place, s.id, s.rev, s.updated_at
FROM batch_items i JOIN links t ON t.id = i.record_id JOIN spans s ON s.id IN (t.a, t.b)
WHERE i.batch_id = :batch AND i.kind = 'link'
UNION ALL
SELECT i.place, s.id, s.rev, s.updated_at
FROM batch_items i JOIN absences t ON t.id = i.record_id JOIN spans s ON s.id = t.span_id
WHERE i.batch_id = :batch AND i.kind = 'absence'
ORDER BY 1, 2
"""

_CORRECTIONS = """
SELECT v.batch_id, {items}, {verdicts}
FROM batch_items i JOIN verdicts v ON v.batch_id = i.batch_id AND v.place = i.place
WHERE i.annotator_id = ? AND v.judgement NOT IN ('accept', 'withdrawn')
AND NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = v.id)
ORDER BY v.created_at DESC, v.id DESC
"""


class Reviews(Connection):
    """What reviewers drew and said. Rows are only ever added.

    Each adding is one transaction; it raises `NotSaved`, or `Refused` where a rule forbids it.
    """

    def add_reviews(self, records: "ReviewRecords") -> None:
        """Add rows of any kind, all or none."""
        from annotator.storage.review_rows import insert_reviews

        if records:
            with self._writing() as database:
                if not self._are_there(records):
                    insert_reviews(database, records)

    def add_batch(self, batch: "Batch", items: "Sequence[BatchItem]") -> None:
        """Add a batch with all its items."""
        if len(items) != batch.size:
            raise ValueError(f"{len(items)} items for a batch of {batch.size}")
        self._add(batches=(batch,), items=tuple(items))

    def add_verdict(self, verdict: "Verdict") -> None:
        """Add a verdict."""
        self._add(verdicts=(verdict,))

    def add_reveal(self, reveal: "Reveal") -> None:
        """Note that a reviewer looked; a second look at the same changes nothing."""
        from annotator.storage.review_rows import REVEALS

        with self._writing() as database:
            known = database.execute(
                "SELECT 1 FROM reveals WHERE batch_id = ? AND place = ?",
                (reveal.batch, reveal.place),
            ).fetchone()
            if known is None:
                database.execute(REVEALS.insertion, REVEALS.row(reveal))

    def add_objection(self, objection: "Objection") -> None:
        """Add a word of the annotator's about a verdict, or the reviewer's answer."""
        self._add(objections=(objection,))

    def add_signoff(self, signoff: "SignOff") -> None:
        """Add a signature."""
        self._add(signoffs=(signoff,))

    def batches(self) -> "list[Batch]":
        """All batches, oldest first."""
        from annotator.storage.review_rows import BATCHES

        return list(self._read(BATCHES, "TRUE", None, _OLDEST_FIRST))

    def batch_items(self, batch: str) -> "list[BatchItem]":
        """The items of a batch by place; 5,000 take 30 ms."""
        from annotator.storage.review_rows import BATCH_ITEMS

        return list(self._read(BATCH_ITEMS, "t.batch_id = :batch", batch, "t.place"))

    def verdicts(self, batch: str | None = None) -> "list[Verdict]":
        """The verdicts of a batch, or of all, oldest first, with those that are withdrawn."""
        from annotator.storage.review_rows import VERDICTS

        return list(self._read(VERDICTS, _of(batch), batch, _OLDEST_FIRST))

    def reveals(self, batch: str | None = None) -> "list[Reveal]":
        """Which items of a batch, or of all, a reviewer looked behind, by place."""
        from annotator.storage.review_rows import REVEALS

        return list(self._read(REVEALS, _of(batch), batch, "t.batch_id, t.place"))

    def objections(self, batch: str | None = None) -> "list[Objection]":
        """What was said of the verdicts of a batch, or of all, oldest first."""
        from annotator.storage.review_rows import OBJECTIONS

        verdicts = "(SELECT id FROM verdicts WHERE batch_id = :batch)"
        condition = "TRUE" if batch is None else f"t.verdict_id IN {verdicts}"
        return list(self._read(OBJECTIONS, condition, batch, _OLDEST_FIRST))

    def signoffs(self, batch: str | None = None) -> "list[SignOff]":
        """The signatures under a batch, or under all, oldest first."""
        from annotator.storage.review_rows import SIGNOFFS

        return list(self._read(SIGNOFFS, _of(batch), batch, _OLDEST_FIRST))

    def record_at(self, kind: str, record: str, rev: int) -> Span | Link | Absence | None:
        """A span, link or absence as it was at a revision, or none where that is not known.

        `kind` is `span`, `link` or `absence`. An import of rows brings their latest revision only.
        """
        table = TABLES[kind]
        sql = f"SELECT {table.selected('t')} FROM {table.name} t WHERE t.id = ? AND t.rev = ?"
        row = self._row(sql, (record, rev))
        if row is not None:
            return cast(Span | Link | Absence, table.record(row))
        image = self._value(
            'SELECT "after" FROM events WHERE entity = ? AND entity_id = ? '
            "AND json_extract(\"after\", '$.rev') = ?",
            (kind, record, rev),
        )
        return None if image is None else cast(Span | Link | Absence, table.of_image(image))

    def revisions(self, batch: str) -> "dict[int, Present]":
        """What became of each item of a batch that is a row.

        By place; passages are left out.
        """
        from annotator.domain.batch import Present

        rows = self._rows(_REVISIONS, {"batch": batch})
        return {
            place: Present(rev, bool(deleted), bool(moved)) for place, rev, deleted, moved in rows
        }

    def ends(self, batch: str) -> dict[int, list[tuple[str, int, str]]]:
        """Of each link and absence in a batch: the spans that it is about, deleted or not.

        By place; a span as its id, its present revision, and when that was made.
        """
        found: dict[int, list[tuple[str, int, str]]] = {}
        for place, span, rev, at in self._rows(_ENDS, {"batch": batch}):
            found.setdefault(place, []).append((span, rev, at))
        return found

    def corrections(self, annotator: str) -> "list[tuple[Batch, BatchItem, Verdict]]":
        """What was said of an annotator's work, acceptance aside, newest first.

        What is withdrawn is left out; what a newer verdict has taken the place of is not.
        """
        from annotator.storage.review_rows import BATCH_ITEMS, VERDICTS

        with self.snapshot():
            batches = {batch.id: batch for batch in self.batches()}
            columns = {"items": BATCH_ITEMS.selected("i"), "verdicts": VERDICTS.selected("v")}
            rows = list(self._rows(_CORRECTIONS.format(**columns), (annotator,)))
        after = 1 + len(BATCH_ITEMS.columns)
        return [
            (batches[row[0]], BATCH_ITEMS.record(row[1:after]), VERDICTS.record(row[after:]))
            for row in rows
        ]

    def _are_there(self, records: "ReviewRecords") -> bool:
        """Whether an adding that was not acknowledged has stored them after all."""
        named = (
            ("batches", records.batches),
            ("verdicts", records.verdicts),
            ("objections", records.objections),
            ("signoffs", records.signoffs),
        )
        return any(self._is_there(table, row.id) for table, rows in named for row in rows[:1])

    def _add(self, **rows: tuple[Any, ...]) -> None:
        from annotator.domain.review_records import ReviewRecords

        self.add_reviews(ReviewRecords(**rows))

    def _read(self, table: Table[T], condition: str, batch: str | None, by: str) -> Iterator[T]:
        sql = f"SELECT {table.selected('t')} FROM {table.name} t WHERE {condition} ORDER BY {by}"
        return map(table.record, self._rows(sql, {} if batch is None else {"batch": batch}))


def _of(batch: str | None) -> str:
    return "TRUE" if batch is None else "t.batch_id = :batch"
