"""How long people were at work, as the times of their acts tell it."""

from annotator.domain.time_spent import IDLE, TimeSpent
from annotator.storage.connection import Connection

_TIMES = """
WITH
  gap AS (
    SELECT annotator_id, sitting, (julianday(created_at) - julianday(lag(created_at) OVER (
      PARTITION BY annotator_id, sitting ORDER BY seq))) * 86400 AS seconds
    FROM steps WHERE kind IN ('do', 'undo', 'redo')),
  annotating AS (
    SELECT annotator_id, count(*) AS acts, count(DISTINCT nullif(sitting, '')) AS sittings,
      total(CASE WHEN sitting <> '' THEN max(0, min(seconds, :idle)) END) AS seconds
    FROM gap GROUP BY annotator_id),
  reviewing AS (
    SELECT reviewer_id, count(*) AS verdicts, total(seconds) AS seconds
    FROM verdicts GROUP BY reviewer_id)
SELECT n.id, ifnull(a.acts, 0), ifnull(a.sittings, 0), ifnull(a.seconds, 0),
  ifnull(r.verdicts, 0), ifnull(r.seconds, 0)
FROM annotators n LEFT JOIN annotating a ON a.annotator_id = n.id
LEFT JOIN reviewing r ON r.reviewer_id = n.id
WHERE a.acts IS NOT NULL OR r.verdicts IS NOT NULL ORDER BY n.id
"""


class WorkingTime(Connection):
    """The time that people spent."""

    def time_spent(self) -> list[TimeSpent]:
        """Of everybody who did something, by id."""
        return [TimeSpent(*row) for row in self._rows(_TIMES, {"idle": IDLE})]
