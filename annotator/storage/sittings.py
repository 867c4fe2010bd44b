"""What was done in one run of the program."""

from collections import Counter

from annotator.storage.connection import Connection

_ROWS = """
WITH touched AS (
  SELECT e.entity, min(e.seq) AS first, max(e.seq) AS last
  FROM steps s JOIN events e ON e.step_id = s.id WHERE s.sitting = ?
  GROUP BY e.entity, e.entity_id),
fate (entity, before, after) AS (
  SELECT t.entity,
    iif(json_extract(f."before", '$.deleted_at') IS NULL, f."before", NULL),
    iif(json_extract(l."after", '$.deleted_at') IS NULL, l."after", NULL)
  FROM touched t JOIN events f ON f.seq = t.first JOIN events l ON l.seq = t.last)
SELECT entity,
  CASE WHEN before IS NULL THEN 'made' WHEN after IS NULL THEN 'deleted' ELSE 'changed' END,
  count(*)
FROM fate
WHERE json_remove(before, '$.rev', '$.step_id', '$.updated_at')
  IS NOT json_remove(after, '$.rev', '$.step_id', '$.updated_at')
GROUP BY 1, 2
"""
"""A row that is after all as it was before, since what was done is undone, is none of them."""

_VERDICTS = """
SELECT count(*), total(seconds) FROM verdicts v
WHERE reviewer_id = :reviewer AND created_at >= :since AND judgement <> 'withdrawn'
AND NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = v.id)
"""


class Sittings(Connection):
    """Figures of a sitting; a step says of which it is."""

    def rows_changed_in(self, sitting: str) -> Counter[tuple[str, str]]:
        """How many rows are not as they were, by kind and what became of them.

        That is `made`, `deleted` or `changed`.
        """
        rows = self._rows(_ROWS, (sitting,))
        return Counter({(entity, became): number for entity, became, number in rows})

    def verdicts_since(self, reviewer: str, since: str) -> tuple[int, float]:
        """How many verdicts that hold a reviewer gave since a time, and the seconds for them."""
        row = self._row(_VERDICTS, {"reviewer": reviewer, "since": since})
        return row if row is not None else (0, 0.0)

    def seconds_in(self, sitting: str) -> float:
        """For how long keys came in it, at any article."""
        seconds: float = self._value(
            "SELECT total(seconds) FROM times WHERE sitting = ?", (sitting,)
        )
        return seconds
