"""The full-text index: which texts are in it, and making it anew."""

import json
from collections.abc import Collection, Iterable

from annotator.storage.connection import Connection

_MISSING = "SELECT sha256 FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM indexed_texts)"


_LONGEST = 1_000
"""Code points that are looked for; SQLite takes no more than 50,000 bytes."""

_SEEN_IN_PASSING = 500
"""Texts up to which looking each up is quicker than looking through all."""

_MAY_SAY = f"""
SELECT t.sha256 FROM {{}} WHERE t.text LIKE :pattern
UNION SELECT i.sha256 FROM odd_texts o JOIN indexed_texts i ON i.id = o.id
UNION {_MISSING}
"""


class TextIndex(Connection):
    """The index over the texts; new texts go in with the step that brings them."""

    def index_texts(self, limit: int) -> int:
        """Take in at most `limit` texts that are not in the index, and say how many are left.

        Only a database that is older than the index has such texts. A text of news takes 0.1 ms.
        """
        if self._value(f"SELECT EXISTS ({_MISSING})"):
            with self._writing() as database:
                database.execute(f"INSERT INTO indexed_texts (sha256) {_MISSING} LIMIT ?", (limit,))
        left: int = self._value(f"SELECT count(*) FROM ({_MISSING})")
        return left

    def rebuild_index(self) -> None:
        """Make the index anew from the texts, whatever is in it."""
        with self._writing() as database:
            # What is damaged is emptied first: new texts could not go into it.
            database.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')")
            database.execute(f"INSERT INTO indexed_texts (sha256) {_MISSING}")
            database.execute("INSERT INTO text_index (text_index) VALUES ('rebuild')")

    def texts_that_may_say(
        self, words: Iterable[str], among: Collection[str] | None = None
    ) -> set[str]:
        """The hashes of the texts, `among` them or of all, that may say the words in their order.

        No other text does, as `text.find.plain_parts` has them: folded, of letters from a to z,
        digits and characters that nothing else is folded to. 10,000 texts of news take 40 ms.
        """
        few = among is not None and len(among) <= _SEEN_IN_PASSING
        source = "json_each(:among) j JOIN texts t ON t.sha256 = j.value" if few else "texts t"
        said = "%".join(words)[:_LONGEST]
        rows = self._rows(
            _MAY_SAY.format(source),
            {"pattern": f"%{said}%", "among": json.dumps([*(among or ())] if few else [])},
        )
        found = {str(sha256) for (sha256,) in rows}
        return found if among is None else found.intersection(among)
