"""What stays of each table, and with which values.

Other articles and what people decided about them stay as they are, with these exceptions. The title
of a step that did something with the article as well says so no more. A batch that loses items is
smaller, and the places of the others close up. A later version of the article supersedes none.
Where a note, a comment, a definition, a guideline or a title quotes a run of the article that
stands in no article that stays, it says `…` instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.storage.purging.gone import DOCUMENTS

TOLD = "about a purged article too"
"""The title of a step that did something with it, and something else."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of a table that is called `t`."""

    where: str = "TRUE"
    values: Mapping[str, str] = field(default_factory=dict)
    """Column to the SQL of its value, where that may be another one."""


def _row(entity: str, column: str = "id") -> str:
    return f"NOT EXISTS (SELECT 1 FROM gone g WHERE g.entity = {entity} AND g.id = t.{column})"


def _removed(at: str) -> str:
    """SQL that counts the items which the batch `t` loses, before a place if `at` says so."""
    return f"(SELECT count(*) FROM gone_items g WHERE g.batch_id = {at})"


_NOTE = {"note": "unquoted(note)"}
_OF_DOCUMENT = f"document_id NOT IN ({DOCUMENTS})"
_TEXT = "sha256 NOT IN (SELECT sha256 FROM gone_texts)"
_PLACE = {"place": f"place - {_removed('t.batch_id AND g.place < t.place')}"}
_ITEM = (
    "NOT EXISTS (SELECT 1 FROM gone_items g WHERE g.batch_id = t.batch_id AND g.place = t.place)"
)
_BATCH = "{} NOT IN (SELECT id FROM gone_batches)"
_VERDICT = "{} NOT IN (SELECT id FROM gone_verdicts)"
_JUDGED = (
    "EXISTS (SELECT 1 FROM verdicts v WHERE v.batch_id = t.batch_id AND v.place = t.place "
    f"AND {_VERDICT.format('v.id')})"
)
_COMMENT = {"comment": "unquoted(comment)"}

KEPT: dict[str, Kept] = {
    "texts": Kept(_TEXT),
    "documents": Kept(
        _row("'document'"), {"supersedes": f"iif(supersedes IN ({DOCUMENTS}), NULL, supersedes)"}
    ),
    "labels": Kept(values={"definition": "unquoted(definition)"}),
    "steps": Kept(
        "id NOT IN (SELECT id FROM gone_steps)",
        {"title": f"iif(id IN (SELECT id FROM told_steps), '{TOLD}', unquoted(title))"},
    ),
    "events": Kept(
        _row("t.entity", "entity_id"),
        {each: f'redacted("{each}")' for each in ("before", "after")},
    ),
    "spans": Kept(_row("'span'"), _NOTE),
    "links": Kept(_row("'link'"), _NOTE),
    "absences": Kept(_row("'absence'"), _NOTE),
    "dismissals": Kept(_row("'dismissal'")),
    "completions": Kept(_row("'completion'")),
    "adjudications": Kept(_row("'adjudication'")),
    "twins": Kept(f"{_row('t.entity')} AND {_row('t.entity', 'of')}"),
    "places": Kept(
        f"story = '' OR EXISTS (SELECT 1 FROM documents d WHERE d.story = t.story "
        f"AND d.id NOT IN ({DOCUMENTS}))"
    ),
    "splits": Kept(_OF_DOCUMENT),
    "times": Kept(_OF_DOCUMENT),
    "guidelines": Kept(
        values={"text": "unquoted(text)", "hash": "hash_of(unquoted(text))"},
    ),
    "scored": Kept(_OF_DOCUMENT),
    "scores": Kept(
        f"a_document_id NOT IN ({DOCUMENTS}) AND b_document_id NOT IN ({DOCUMENTS}) AND scored_id "
        f"NOT IN (SELECT id FROM scored WHERE document_id IN ({DOCUMENTS}))"
    ),
    "indexed_texts": Kept(_TEXT),
    "odd_texts": Kept(
        "id NOT IN (SELECT id FROM indexed_texts WHERE sha256 IN (SELECT sha256 FROM gone_texts))"
    ),
    "batches": Kept(
        _BATCH.format("id"),
        {each: f"{each} - {_removed('t.id')}" for each in ("size", "frame")},
    ),
    "batch_items": Kept(_ITEM, _PLACE),
    "verdicts": Kept(_VERDICT.format("id"), _PLACE | _COMMENT),
    # A look behind an item goes with the last verdict on it, which it came after.
    "reveals": Kept(f"{_ITEM} AND {_JUDGED}", _PLACE),
    "objections": Kept(_VERDICT.format("verdict_id"), _COMMENT),
    "signoffs": Kept(_BATCH.format("batch_id")),
    # The others are made anew from the rows that stay.
    "images": Kept("entity = 'labels'", {"image": "redacted(image)"}),
}
"""By table; of one that is not among them everything stays."""
