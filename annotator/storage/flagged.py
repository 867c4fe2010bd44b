"""What somebody is not sure of: spans and links whose note begins with a question mark."""

from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.storage.connection import Connection
from annotator.storage.rows import table_for

_FLAGGED = """
SELECT {columns} FROM {table} t
WHERE annotator_id = ? AND deleted_at IS NULL AND note LIKE '?%' ORDER BY id
"""

_BY_ID = "SELECT {columns} FROM spans t WHERE id = ?"


class Flagged(Connection):
    """Notes with a question mark."""

    def flagged(self, annotator: str) -> list[tuple[Span | Link, Span]]:
        """Each such row of an annotator with the span where it shows, which of a link is `a`."""
        spans, links = table_for(Span), table_for(Link)
        sql = _FLAGGED.format(columns=spans.selected("t"), table=spans.name)
        found: list[tuple[Span | Link, Span]] = [
            (span, span) for span in map(spans.record, self._rows(sql, (annotator,)))
        ]
        sql = _FLAGGED.format(columns=links.selected("t"), table=links.name)
        for link in map(links.record, list(self._rows(sql, (annotator,)))):
            end = self._row(_BY_ID.format(columns=spans.selected("t")), (link.a,))
            if end is not None:
                found.append((link, spans.record(end)))
        return found
