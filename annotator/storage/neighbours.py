"""The documents of the whole database that are about the same as one of them, or as a text."""

import json
from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path

from annotator.storage.connection import Connection
from annotator.storage.copies import Copies
from annotator.storage.driver import sqlite3
from annotator.storage.tokens import phrase, tokens

TERMS = 25
"""Terms of a text that are looked for, those that say most.

With as many the article of another outlet on the event is among the first 10 in .989 of 305 cases.
"""

FREQUENT = 0.02
"""Share of all texts; a term in more of them says little and takes long to look for."""

FEW = 50
"""Texts; a term in no more of them is looked for, however few there are of all.

Better than a share of 10 % in corpora of 20 to 300 articles, by the articles of the same event
that are found.
"""

TOO_FEW = 5
"""Terms; with fewer than these, as among copies of one text, the frequent ones count too."""

POSTINGS = 10_000
"""Texts that have the terms, one for each term that it has: all of them are ranked."""

HEAD = 20_000
"""Code points of a text, and of these the first so many terms, that its terms are chosen from."""
CHOSEN_FROM = 400

COPIES = 400
"""Texts that may be passed over because they are copies of nearer ones."""

LONGEST = 20_000
"""Code points of the longest text that is looked at: what is longer is nobody's copy."""

AT_ONCE = 25
"""Texts that are read with one statement, to be held against the others."""

_RANKED = "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rank LIMIT ?"

_DOCUMENTS = """
SELECT i.id, d.id, CASE WHEN d.chars <= :longest THEN t.text END
FROM json_each(:ids) j JOIN indexed_texts i ON i.id = j.value JOIN texts t ON t.sha256 = i.sha256
JOIN documents d ON d.text_sha256 = i.sha256 AND d.deleted_at IS NULL AND d.id <> :but_not
ORDER BY j.key, d.story, d.number
"""
"""The documents with some texts of the index, in the order of these."""

_COUNTED = """
SELECT key, (
  SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index MATCH value LIMIT :enough))
FROM json_each(:phrases)
"""
"""In how many texts each phrase is; the counting ends where there are enough."""


class Neighbours(Connection):
    """Documents near to one another, told by the rare words that they share."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        self._at_least: dict[str, int] = {}
        """How many texts a frequent term is known to be in; the index only grows."""

    def nearest(self, document: str, k: int = 10) -> list[str]:
        """The ids of the `k` documents nearest to one, nearest first.

        Copies of one text count once, and of the documents that share a text the first of the
        first story. Empty where the document is not known.
        """
        row = self._row(
            "SELECT t.text, i.id FROM documents d JOIN texts t ON t.sha256 = d.text_sha256 "
            "LEFT JOIN indexed_texts i ON i.sha256 = t.sha256 WHERE d.id = ?",
            (document,),
        )
        if row is None:
            return []
        text, indexed = row
        # A term that only the document's own text has finds nothing else.
        return self._nearest(text, k, least=1 if indexed is None else 2, but_not=document)

    def nearest_to_text(self, text: str, k: int = 10) -> list[str]:
        """The ids of the `k` documents nearest to a text, nearest first; copies count once."""
        return self._nearest(text, k, least=1)

    def _nearest(self, text: str, k: int, *, least: int, but_not: str = "") -> list[str]:
        """`least` is how many texts a term must be in."""
        search = self._search(text[:HEAD], least)
        if not search or k < 1:
            return []
        ranked = [text_id for (text_id,) in self._rows(_RANKED, (search, 4 * k + COPIES))]
        found: list[str] = []
        copies = Copies()
        for at in range(0, len(ranked), AT_ONCE):
            for document, other in self._documents(ranked[at : at + AT_ONCE], but_not):
                if len(found) >= k:
                    return found
                if other is None or copies.is_new(other):
                    found.append(document)
        return found

    def _documents(self, texts: list[int], but_not: str) -> Iterator[tuple[str, str | None]]:
        """The first document with each of the texts, with the text if it is short enough."""
        values = {"ids": json.dumps(texts), "but_not": but_not, "longest": LONGEST}
        seen = set()
        for text_id, document, text in list(self._rows(_DOCUMENTS, values)):
            if text_id not in seen:
                seen.add(text_id)
                yield document, text

    def _search(self, text: str, least: int) -> str:
        """What to look for to find texts that are near to one; empty where it shares nothing."""
        words: dict[str, str] = {}
        times: Counter[str] = Counter()
        for stem, word in tokens(text):
            words.setdefault(stem, word)
            times[stem] += 1
        stems = list(words)[:CHOSEN_FROM]
        texts = self._value("SELECT max(id) FROM indexed_texts") or 0
        known = self._known_in(stems, words, least, max(FEW, int(FREQUENT * texts)))
        if len(known) < TOO_FEW:
            known = self._known_in(stems, words, least, POSTINGS)
        said = {
            stem: (1 + log(times[stem])) * log(1 + texts / among) for stem, among in known.items()
        }
        chosen: list[str] = []
        postings = 0
        for stem in sorted(said, key=said.__getitem__, reverse=True)[:TERMS]:
            postings += known[stem]
            if postings <= POSTINGS:
                chosen.append(phrase(words[stem]))
        return " OR ".join(chosen)

    def _known_in(
        self, stems: list[str], words: dict[str, str], least: int, most: int
    ) -> dict[str, int]:
        """The stems that at least and at most so many texts have, with how many have them."""
        asked = [stem for stem in stems if self._at_least.get(stem, 0) <= most]
        phrases = json.dumps([phrase(words[stem]) for stem in asked])
        found: dict[str, int] = {}
        for at, texts in self._rows(_COUNTED, {"phrases": phrases, "enough": most + 1}):
            if texts > most:
                self._at_least[asked[at]] = texts
            elif texts >= least:
                found[asked[at]] = texts
        return found
