"""The views for people with the `sqlite3` shell or Datasette.

They hold what is alive. `v_facts` has a row for each member of each fact, numbered as on the
screen: by the place of the fact's oldest link among all that the annotator ever made at spans of
the story. A fact across stories is in each of them, with a number of each. `v_sets` has a row for
each member of each set of equivalent spans.
"""

_COMPONENTS = """
  pair (a, b) AS (
    SELECT a, b FROM links WHERE deleted_at IS NULL AND {joins}
    UNION ALL SELECT b, a FROM links WHERE deleted_at IS NULL AND {joins}),
  reach (span_id, member) AS (
    SELECT a, a FROM pair
    UNION SELECT reach.span_id, pair.b FROM reach JOIN pair ON pair.a = reach.member),
  component (span_id, root, size) AS (
    SELECT span_id, min(member), count(*) FROM reach GROUP BY span_id)
"""
"""Connected components over the live links that meet `joins`, each named by its least span."""

VIEWS = f"""
CREATE VIEW v_spans AS
SELECT s.id, d.story, d.number AS article, d.source, d.title, n.name AS annotator,
  l.name AS label, s.start_char, s.end_char, s.quote, s.note, s.document_id, s.annotator_id,
  s.label_id, s.label_revision, s.rev, s.created_at, s.updated_at
FROM spans s
JOIN documents d ON d.id = s.document_id
JOIN annotators n ON n.id = s.annotator_id
LEFT JOIN labels l ON l.id = s.label_id
WHERE s.deleted_at IS NULL;

CREATE VIEW v_links AS
SELECT k.id, a.story, a.annotator, k.relation, k.more,
  a.article AS article_a, a.source AS source_a, a.label AS label_a, a.quote AS quote_a,
  b.article AS article_b, b.source AS source_b, b.label AS label_b, b.quote AS quote_b,
  k.note, k.a, k.b, k.annotator_id, k.rev, k.created_at, k.updated_at
FROM links k JOIN v_spans a ON a.id = k.a JOIN v_spans b ON b.id = k.b
WHERE k.deleted_at IS NULL;

CREATE VIEW v_facts AS
WITH RECURSIVE {_COMPONENTS.format(joins="relation <> 'different'")},
  touched (id, story) AS (
    SELECT k.id, d.story FROM links k JOIN spans s ON s.id = k.a JOIN documents d
      ON d.id = s.document_id
    UNION SELECT k.id, d.story FROM links k JOIN spans s ON s.id = k.b JOIN documents d
      ON d.id = s.document_id),
  numbered AS (
    SELECT k.*, t.story, row_number() OVER (
      PARTITION BY k.annotator_id, t.story ORDER BY k.created_at, k.id) AS number
    FROM links k JOIN touched t ON t.id = k.id),
  oldest AS (
    SELECT c.root, k.story, k.number, row_number() OVER (
      PARTITION BY c.root, k.story ORDER BY k.number) AS place
    FROM numbered k JOIN component c ON c.span_id = k.a
    WHERE k.deleted_at IS NULL AND k.relation <> 'different')
SELECT s.annotator, o.story, o.number AS fact, c.size AS members, s.article, s.source, s.label,
  s.quote, s.id AS span_id, s.document_id, s.annotator_id
FROM component c JOIN oldest o ON o.root = c.root AND o.place = 1 JOIN v_spans s ON s.id = c.span_id
ORDER BY s.annotator_id, o.story, o.number, s.article, s.start_char;

CREATE VIEW v_sets AS
WITH RECURSIVE {_COMPONENTS.format(joins="relation = 'equivalent'")}
SELECT s.annotator, s.story, c.root AS set_id, c.size AS members, s.article, s.source, s.label,
  s.quote, s.id AS span_id, s.document_id, s.annotator_id
FROM component c JOIN v_spans s ON s.id = c.span_id
ORDER BY s.annotator_id, s.story, c.root, s.article, s.start_char;
"""
