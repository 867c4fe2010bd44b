"""The view of what reviewers say, for people with the `sqlite3` shell or Datasette.

`v_verdicts` has what holds: of each item the newest verdict that is not withdrawn, and of each
passage everything that is missing in it.
"""

_STANDS = "NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = {}.id)"

REVIEW_VIEWS = f"""
CREATE VIEW v_verdicts AS
SELECT v.id, v.batch_id, v.place, r.name AS reviewer, n.name AS annotator, d.story,
  d.number AS article, d.source, i.kind, l.name AS label,
  substr(t.text, i.start_char + 1, i.end_char - i.start_char) AS quote,
  v.judgement, v.severity, v.reason, v.comment, m.name AS right_label, v.quote AS right_quote,
  v.relation AS right_relation, v.more AS right_more, v.other_quote AS right_other_quote,
  i.core, i.weight, v.seconds, v.created_at, i.record_id, i.rev, i.document_id, i.start_char,
  i.end_char, i.annotator_id, v.reviewer_id
FROM verdicts v
JOIN batch_items i ON i.batch_id = v.batch_id AND i.place = v.place
JOIN documents d ON d.id = i.document_id
JOIN texts t ON t.sha256 = d.text_sha256
JOIN annotators n ON n.id = i.annotator_id
JOIN annotators r ON r.id = v.reviewer_id
LEFT JOIN labels l ON l.id = i.label_id
LEFT JOIN labels m ON m.id = v.label_id
WHERE v.judgement <> 'withdrawn' AND {_STANDS.format("v")} AND (v.judgement = 'missing'
  OR NOT EXISTS (
    SELECT 1 FROM verdicts x WHERE x.batch_id = v.batch_id AND x.place = v.place
    AND x.judgement NOT IN ('withdrawn', 'missing')
    AND (x.created_at, x.id) > (v.created_at, v.id) AND {_STANDS.format("x")}));
"""
