"""Cues: rows of a table of phrases that tell what kind of line one is.

A phrase is written as it reads: words parted by spaces, `/` between the alternatives of a word, `?`
after a word that may be left out, `_` for any one word, `.` at the end where nothing may follow in
the line. Case does not count.

>>> Cue("a log-in", 1.5, openers=phrases("sign/log in/up now?")).matches("Log in now", [0])
True
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_STARTS = re.compile(r"\A|[.!?…|:·•]\s+|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Cue:
    """One row: it matches a line where one of its patterns does, and counts once."""

    reason: str
    """What such a line is."""
    points: float
    openers: tuple[str, ...] = ()
    """Patterns of what a sentence starts with."""
    anywhere: tuple[str, ...] = ()
    """Patterns of what may stand anywhere, from the start of a word to the end of one."""
    whole: tuple[str, ...] = ()
    """Patterns of all that the line says."""

    def matches(self, line: str, starts: Iterable[int]) -> bool:
        """Whether the line shows it; `starts`: where its sentences start (`starts_of`)."""
        return bool(
            (self._anywhere and self._anywhere.search(line))
            or (self._whole and self._whole.fullmatch(line))
            or (self._opener and any(self._opener.match(line, start) for start in starts))
        )

    @cached_property
    def _opener(self) -> re.Pattern[str] | None:
        return _compiled(r"\W*{}(?!\w)", self.openers)

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        return _compiled(r"(?<!\w){}(?!\w)", self.anywhere)

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _compiled(r"\W*{}\W*", self.whole)


def starts_of(line: str) -> list[int]:
    """Where something starts in a line: a sentence, an entry of a menu, a word that lost its space.

    Pages without their styles run lines together: `Register a new accountSign in`.
    """
    return [match.end() for match in _STARTS.finditer(line)]


def phrases(table: str) -> tuple[str, ...]:
    """The patterns of a table with a phrase a line."""
    rows = (row.strip() for row in table.split("\n"))
    return tuple(_pattern(row) for row in rows if row)


def _pattern(phrase: str) -> str:
    words, alone = phrase.removesuffix("."), phrase.endswith(".")
    pattern, begun = "", False
    for word in words.split():
        forms = "|".join(map(_word, word.removesuffix("?").split("/")))
        if word.endswith("?"):
            pattern += rf"(?:\s+(?:{forms}))?" if begun else rf"(?:(?:{forms})\s+)?"
        else:
            pattern += rf"\s+(?:{forms})" if begun else f"(?:{forms})"
            begun = True
    return pattern + (r"(?=\W*$)" if alone else "")


def _word(word: str) -> str:
    return r"\S+" if word == "_" else re.escape(word).replace("'", "['’]?")


def _compiled(frame: str, patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile(frame.replace("{}", f"(?:{'|'.join(patterns)})"), re.IGNORECASE)
