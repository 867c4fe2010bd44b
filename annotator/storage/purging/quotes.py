"""What people wrote, without the runs of an article that goes."""

import json
from functools import lru_cache

from annotator.storage.driver import sqlite3
from annotator.storage.purging.gone import DOCUMENTS
from annotator.text.runs import quotable, unquoted

_WRITTEN = ("note", "definition")
"""Columns of a journalled row in which people write what they like."""

_SAID_ELSEWHERE = f"""
SELECT EXISTS (SELECT 1 FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM gone_texts)
  AND instr(CAST(text AS BLOB), :run))
OR EXISTS (SELECT 1 FROM documents WHERE id NOT IN ({DOCUMENTS})
  AND instr(CAST(title || char(10) || source || char(10) || url || char(10) || file_name
    AS BLOB), :run))
"""


class Quotes:
    """Knows what was written of the articles that go, in a database of which they are listed."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        rows = database.execute("SELECT text FROM texts WHERE sha256 IN gone_texts").fetchall()
        self._text = quotable(text for (text,) in rows)
        self._gone = {each for (each,) in database.execute(DOCUMENTS)}
        self._is_said_elsewhere = lru_cache(1000)(self._look_elsewhere)

    def register(self) -> None:
        """Make `unquoted` and `redacted` known to the database's SQL."""
        self._database.create_function("unquoted", 1, self.unquoted)
        self._database.create_function("redacted", 1, self.redacted)

    def unquoted(self, written: str) -> str:
        """What was written, without runs of what goes that stand in nothing that stays."""
        return unquoted(written, self._text, self._is_said_elsewhere)

    def redacted(self, image: str | None) -> str | None:
        """The image of a row that stays, as `storage.purging.kept` has the row."""
        if image is None:
            return None
        values = json.loads(image)
        left: dict[str, str | None] = {
            name: self.unquoted(values[name]) for name in _WRITTEN if values.get(name)
        }
        if values.get("supersedes") in self._gone:
            left["supersedes"] = None
        if values == values | left:
            return image
        return json.dumps(values | left, ensure_ascii=False, separators=(",", ":"))

    def _look_elsewhere(self, run: bytes) -> bool:
        return bool(self._database.execute(_SAID_ELSEWHERE, {"run": run}).fetchone()[0])
