"""What people wrote, without the runs of an article that goes."""

import json
from collections.abc import Iterable
from functools import lru_cache

from annotator.storage.driver import sqlite3
from annotator.storage.purging.gone import DOCUMENTS
from annotator.storage.purging.runs import shared

LEFT_OUT = "…"
"""What stands for a run that is taken out."""

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
        self._text = "\n".join(version for (text,) in rows for version in _versions(text)).encode()
        self._gone = {each for (each,) in database.execute(DOCUMENTS)}
        self._is_said_elsewhere = lru_cache(1000)(self._look_elsewhere)

    def register(self) -> None:
        """Make `unquoted` and `redacted` known to the database's SQL."""
        self._database.create_function("unquoted", 1, self.unquoted)
        self._database.create_function("redacted", 1, self.redacted)

    def unquoted(self, written: str) -> str:
        """What was written, without runs of what goes that stand in nothing that stays.

        A `?` at the beginning, which marks a question, stays one.
        """
        data = written.encode()
        runs = [
            (start, end)
            for start, end in shared(data, self._text)
            if not self._is_said_elsewhere(data[start:end])
        ]
        if not runs:
            return written
        left = _without(data, runs).decode()
        return f"?{left}" if written.startswith("?") and not left.startswith("?") else left

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


def _versions(text: str) -> Iterable[str]:
    """The text as it is, and on one line, as titles quote it."""
    line = " ".join(text.split())
    return (text,) if line == text else (text, line)


def _without(data: bytes, runs: Iterable[tuple[int, int]]) -> bytes:
    """UTF-8 with `LEFT_OUT` for each run, and for the characters that are partly in one."""
    left, done = b"", 0
    for start, end in runs:
        while start > done and _is_within(data, start):
            start -= 1
        while _is_within(data, end):
            end += 1
        left += data[done:start] + LEFT_OUT.encode()
        done = end
    return left + data[done:]


def _is_within(data: bytes, at: int) -> bool:
    """Whether a character of UTF-8 goes on at an offset."""
    return at < len(data) and data[at] & 0xC0 == 0x80
