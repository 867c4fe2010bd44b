"""Lines that the articles of other stories have too: menus, appeals, log-in forms."""

from collections.abc import Iterable

from annotator.storage.connection import Connection
from annotator.storage.tokens import phrase
from annotator.text.folding import fold_text
from annotator.text.lines import lines

LONGEST = 1_000
"""Code points of the longest line that is looked for."""

LOOKED_AT = 50
"""Texts with the words of a line that are looked at, whether it is a line of theirs."""

PASSED_OVER = 1_000
"""Texts with the words of a line among which those of other stories are looked for."""

LONGEST_TEXT = 100_000
"""Code points of the longest text that is looked at."""

_SAYING = """
SELECT t.text, f.documents FROM (
  SELECT i.sha256, (
    SELECT count(*) FROM documents d
    WHERE d.text_sha256 = i.sha256 AND d.deleted_at IS NULL AND d.story <> :story) AS documents
  FROM (SELECT rowid AS id FROM text_index WHERE text_index MATCH :words LIMIT :passed) f
  JOIN indexed_texts i ON i.id = f.id) f
JOIN texts t ON t.sha256 = f.sha256
WHERE f.documents > 0 AND t.chars <= :longest LIMIT :looked_at
"""
"""The texts in which the words stand, with how many documents of other stories have each."""


class RepeatedLines(Connection):
    """Lines in many documents."""

    def lines_seen_elsewhere(
        self, wanted: Iterable[str], story: str, *, least: int = 3
    ) -> set[str]:
        """Those of the lines that at least so many documents of other stories have too.

        Case, kinds of white space, quotation marks and dashes do not matter. A line without words,
        and one of more than `LONGEST` code points, is not looked for.
        """
        return {
            line
            for line in dict.fromkeys(wanted)
            if 0 < len(line) <= LONGEST and self._is_seen(line, story, least)
        }

    def _is_seen(self, line: str, story: str, least: int) -> bool:
        wanted = _folded(line)
        words = phrase(line)
        bounds = {"passed": PASSED_OVER, "looked_at": LOOKED_AT, "longest": LONGEST_TEXT}
        seen = 0
        for text, documents in list(self._rows(_SAYING, {"words": words, "story": story} | bounds)):
            if seen < least and any(_says(text[start:end], wanted) for start, end in lines(text)):
                seen += documents
        return seen >= least


def _says(line: str, wanted: str) -> bool:
    # Folding a line costs more than telling that it is much too long or short.
    return len(wanted) <= 2 * len(line) and len(line) <= 4 * len(wanted) and _folded(line) == wanted


def _folded(line: str) -> str:
    return fold_text(line).strip()
