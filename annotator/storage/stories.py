"""The list of stories, with how far an annotator is in each."""

from annotator.domain.label import FILLER
from annotator.domain.story import StorySummary
from annotator.storage.connection import Connection

_STORIES = """
WITH RECURSIVE
  article AS (
    SELECT id, story FROM documents
    WHERE deleted_at IS NULL AND (:story IS NULL OR story = :story)),
  size (story, documents) AS (SELECT story, count(*) FROM article GROUP BY story),
  span AS (
    SELECT s.id, s.label_id, s.note, s.document_id, d.story
    FROM spans s JOIN article d ON d.id = s.document_id
    WHERE s.annotator_id = :annotator AND s.deleted_at IS NULL),
  link AS (
    SELECT k.id, k.note, s.story FROM links k JOIN span s ON s.id = k.a WHERE k.deleted_at IS NULL
    UNION SELECT k.id, k.note, s.story FROM links k JOIN span s ON s.id = k.b
    WHERE k.deleted_at IS NULL),
  pair (a, b) AS (
    SELECT a, b FROM links
    WHERE annotator_id = :annotator AND deleted_at IS NULL AND relation <> 'different'
    UNION ALL SELECT b, a FROM links
    WHERE annotator_id = :annotator AND deleted_at IS NULL AND relation <> 'different'),
  fact (span_id, member) AS (
    SELECT id, id FROM span
    UNION SELECT fact.span_id, pair.b FROM fact JOIN pair ON pair.a = fact.member),
  decided (span_id, document_id) AS (
    SELECT f.span_id, s.document_id FROM fact f JOIN span s ON s.id = f.member
    UNION SELECT f.span_id, x.document_id
    FROM fact f JOIN absences x ON x.span_id = f.member AND x.deleted_at IS NULL),
  settled (span_id, documents) AS (
    SELECT s.id, count(*)
    FROM decided x JOIN article d ON d.id = x.document_id
    JOIN span s ON s.id = x.span_id AND s.story = d.story GROUP BY s.id),
  touch (story, at) AS (
    SELECT d.story, t.updated_at FROM article d JOIN (
      SELECT document_id, updated_at FROM spans WHERE annotator_id = :annotator
      UNION ALL SELECT document_id, updated_at FROM absences WHERE annotator_id = :annotator
      UNION ALL SELECT document_id, updated_at FROM dismissals WHERE annotator_id = :annotator
      UNION ALL SELECT document_id, updated_at FROM completions WHERE annotator_id = :annotator
      UNION ALL SELECT s.document_id, k.updated_at
      FROM links k JOIN spans s ON s.id = k.a WHERE k.annotator_id = :annotator
    ) t ON t.document_id = d.id),
  figure (story, spans, links, complete, flagged, open, touched) AS (
    SELECT story, 1, 0, 0, note LIKE '?%', 0, NULL FROM span
    UNION ALL SELECT story, 0, 1, 0, note LIKE '?%', 0, NULL FROM link
    UNION ALL SELECT d.story, 0, 0, 1, 0, 0, NULL
    FROM completions c JOIN article d ON d.id = c.document_id
    WHERE c.annotator_id = :annotator AND c.deleted_at IS NULL
    UNION ALL SELECT s.story, 0, 0, 0, 0, 1, NULL
    FROM span s JOIN settled x ON x.span_id = s.id JOIN size ON size.story = s.story
    WHERE x.documents < size.documents AND s.label_id IS NOT :filler
    UNION ALL SELECT story, 0, 0, 0, 0, 0, at FROM touch)
SELECT size.story, size.documents, ifnull(sum(f.spans), 0), ifnull(sum(f.links), 0),
  ifnull(sum(f.complete), 0), ifnull(sum(f.flagged), 0), ifnull(sum(f.open), 0), max(f.touched)
FROM size LEFT JOIN figure f ON f.story = size.story
GROUP BY size.story ORDER BY size.story
"""
"""One pass over the annotator's rows; a `figure` adds to one column of its story."""


class Stories(Connection):
    """The stories and how far they are."""

    def stories(self, annotator: str = "", story: str | None = None) -> list[StorySummary]:
        """All stories with a live document, by name, with the annotator's figures, or zeros.

        With `story` that one alone.
        """
        values = {"annotator": annotator, "filler": FILLER, "story": story}
        rows = self._rows(_STORIES, values)
        return [StorySummary(*row) for row in rows]

    def story_count(self) -> int:
        """How many stories have a live document."""
        sql = "SELECT count(DISTINCT story) FROM documents WHERE deleted_at IS NULL"
        return int(self._value(sql))
