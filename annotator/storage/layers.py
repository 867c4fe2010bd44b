"""Reading what annotators decided."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from annotator.domain.adjudication import Adjudication
from annotator.domain.document import Document
from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Absence, Completion, Dismissal, Link
from annotator.domain.span import Span
from annotator.storage.connection import Connection
from annotator.storage.rows import (
    ABSENCES,
    ADJUDICATIONS,
    COMPLETIONS,
    DISMISSALS,
    LINKS,
    SPANS,
    R,
    Table,
    table_for,
)

_STORY = "(SELECT story FROM documents WHERE id = {})"
_DOCUMENT_OF_SPAN = "(SELECT document_id FROM spans WHERE id = {})"

_PLACE: dict[type, str] = {
    Span: "t.document_id",
    Link: _DOCUMENT_OF_SPAN.format("t.a"),
    Absence: _DOCUMENT_OF_SPAN.format("t.span_id"),
    Dismissal: f"ifnull({_DOCUMENT_OF_SPAN.format('t.span_id')}, t.near_document_id)",
    Completion: "t.document_id",
    Adjudication: "t.document_id",
    Document: "t.id",
}
"""SQL for the document whose story a row is counted in."""

_DOCUMENTS_HERE = "(SELECT id FROM documents WHERE :story IS NULL OR story = :story)"
_SPANS_HERE = (
    f"(SELECT id FROM spans WHERE annotator_id = :annotator AND document_id IN {_DOCUMENTS_HERE})"
)
_REFUSED_HERE = f"""(t.span_id IN {_SPANS_HERE} OR t.span_id IS NULL AND
  (t.document_id IN {_DOCUMENTS_HERE} OR t.near_document_id IN {_DOCUMENTS_HERE}))"""
_LINKS_HERE = f"""
SELECT {LINKS.selected("t")} FROM links t
WHERE t.annotator_id = :annotator AND (t.a IN {_SPANS_HERE} OR t.b IN {_SPANS_HERE})
ORDER BY t.created_at, t.id
"""


class Layers(Connection):
    """Spans, links, absences, dismissals, completions and adjudications."""

    def layer(self, annotator: str, story: str | None) -> Layer:
        """All that the annotator decided in a story, or in all of them.

        A link into another story brings its other span in; a refused pair is of both its stories.
        Deleted links come too: they hold their numbers.
        """
        with self.snapshot():
            return Layer(annotator, self._layer_records(annotator, story))

    def records(
        self,
        kind: type[R],
        *,
        annotator: str | None = None,
        story: str | None = None,
        deleted: bool = False,
    ) -> Iterator[R]:
        """The rows of one kind, labels aside, by id and one at a time; for use in `snapshot()`.

        `deleted` brings the deleted ones too. A link, an absence and a dismissal are of the
        story of their span, a link of span `a`, a refused pair of its near passage.
        """
        table = table_for(kind)
        conditions = ["TRUE"] if deleted else ["t.deleted_at IS NULL"]
        values = []
        if annotator is not None:
            conditions.append("t.annotator_id = ?")
            values.append(annotator)
        if story is not None:
            conditions.append(f"{_STORY.format(_PLACE[kind])} = ?")
            values.append(story)
        sql = f"SELECT {table.selected('t')} FROM {table.name} t WHERE {' AND '.join(conditions)}"
        return map(table.record, self._rows(f"{sql} ORDER BY t.id", values))

    def owners(
        self,
        kind: type[R],
        *,
        deleted: bool = False,
        besides: Collection[str] = (),
        without: Collection[str] = (),
    ) -> dict[str, int]:
        """How many rows of one kind, labels and documents aside, each annotator has, by id.

        The live ones and those `besides`, or with `deleted` all, but none of `without`.
        """
        sql = (
            f"SELECT annotator_id, count(*) FROM {table_for(kind).name} "
            "WHERE (deleted_at IS NULL OR ? OR id IN (SELECT value FROM json_each(?))) "
            "AND id NOT IN (SELECT value FROM json_each(?)) GROUP BY annotator_id"
        )
        values = (deleted, json.dumps([*besides]), json.dumps([*without]))
        return dict(self._rows(sql, values))

    def under_earlier_definition(self, label_id: str) -> int:
        """How many live spans were made under an earlier definition of the label."""
        count: int = self._value(
            "SELECT count(*) FROM spans s JOIN labels l ON l.id = s.label_id "
            "WHERE l.id = ? AND s.label_revision < l.revision AND s.deleted_at IS NULL",
            (label_id,),
        )
        return count

    def _layer_records(self, annotator: str, story: str | None) -> Iterator[LayerRecord]:
        """What a layer is made of; links in the order of their numbers."""
        own = {"annotator": annotator, "story": story}
        spans = set()
        for span in self._chosen(SPANS, f"t.document_id IN {_DOCUMENTS_HERE}", own):
            spans.add(span.id)
            yield span
        for link in map(LINKS.record, self._rows(_LINKS_HERE, own)):
            if link.deleted_at is None:
                for end in {link.a, link.b} - spans:
                    spans.add(end)
                    yield from self._chosen(SPANS, "t.id = :end", own | {"end": end})
            yield link
        yield from self._chosen(ABSENCES, f"t.span_id IN {_SPANS_HERE}", own)
        yield from self._chosen(DISMISSALS, _REFUSED_HERE, own)
        yield from self._chosen(COMPLETIONS, f"t.document_id IN {_DOCUMENTS_HERE}", own)
        yield from self._chosen(ADJUDICATIONS, f"t.document_id IN {_DOCUMENTS_HERE}", own)

    def _chosen(self, table: Table[R], condition: str, values: dict[str, Any]) -> Iterator[R]:
        """The annotator's live rows that meet a condition, oldest first."""
        sql = (
            f"SELECT {table.selected('t')} FROM {table.name} t "
            f"WHERE t.annotator_id = :annotator AND t.deleted_at IS NULL AND {condition} "
            "ORDER BY t.created_at, t.id"
        )
        return map(table.record, self._rows(sql, values))
