"""How long people were at work, as the times that were kept and the times of their acts tell it."""

from annotator.domain.time_spent import IDLE, TimeSpent
from annotator.storage.connection import Connection

_TIMES = """
WITH
  act AS (
    SELECT annotator_id, sitting, (julianday(created_at) - julianday(lag(created_at) OVER (
      PARTITION BY annotator_id, sitting ORDER BY seq))) * 86400 AS seconds
    FROM steps WHERE kind IN ('do', 'undo', 'redo')),
  told (annotator_id, sitting, acts, kept, worked) AS (
    SELECT annotator_id, sitting, 1, NULL, max(0, min(seconds, :idle)) FROM act
    UNION ALL SELECT annotator_id, sitting, 0, seconds, NULL FROM times),
  at_work AS (
    SELECT annotator_id, sitting, sum(acts) AS acts,
      CASE WHEN sitting <> '' THEN ifnull(sum(kept), total(worked)) ELSE 0 END AS seconds
    FROM told GROUP BY annotator_id, sitting),
  annotating AS (
    SELECT annotator_id, sum(acts) AS acts, count(nullif(sitting, '')) AS sittings,
      total(seconds) AS seconds
    FROM at_work GROUP BY annotator_id),
  reviewing AS (
    SELECT reviewer_id, count(*) AS verdicts, total(seconds) AS seconds
    FROM verdicts GROUP BY reviewer_id)
SELECT n.id, ifnull(a.acts, 0), ifnull(a.sittings, 0), ifnull(a.seconds, 0),
  ifnull(r.verdicts, 0), ifnull(r.seconds, 0)
FROM annotators n LEFT JOIN annotating a ON a.annotator_id = n.id
LEFT JOIN reviewing r ON r.reviewer_id = n.id
WHERE a.acts IS NOT NULL OR r.verdicts IS NOT NULL ORDER BY n.id
"""
"""Of a sitting what was kept; of one of a program that kept nothing the time between its acts."""


class WorkingTime(Connection):
    """The time that people spent."""

    def time_spent(self) -> list[TimeSpent]:
        """Of everybody who did something, by id."""
        return [TimeSpent(*row) for row in self._rows(_TIMES, {"idle": IDLE})]

    def time_with_documents(self) -> dict[tuple[str, str], float]:
        """Seconds while keys came, by the ids of annotator and document."""
        rows = self._rows(
            "SELECT annotator_id, document_id, total(seconds) FROM times "
            "GROUP BY annotator_id, document_id"
        )
        return {(annotator, document): seconds for annotator, document, seconds in rows}
