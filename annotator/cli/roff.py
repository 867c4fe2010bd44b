"""The language of manual pages, as `man` reads it: man(7) of groff and of mandoc."""

from collections.abc import Iterable
from textwrap import wrap

_ESCAPES = {
    "\\": r"\e",
    # These come out as typographic signs otherwise, which no shell takes.
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
}

INDENT = 4
"""Characters by which a text stands under what it explains."""

WIDE = 20
"""The same, where it stands beside that and not below."""


def text(words: str) -> str:
    """A text as one line of roff: nothing in it is a request or an escape."""
    line = "".join(
        _ESCAPES.get(each) or (each if each.isascii() else f"\\[u{ord(each):04X}]")
        for each in " ".join(words.split())
    )
    return rf"\&{line}" if line.startswith(".") else line


def lines(words: str) -> list[str]:
    """A text as lines of the source, none longer than it has to be."""
    return [text(each) for each in wrap(words, 60, break_long_words=False, break_on_hyphens=False)]


def heading(words: str) -> str:
    """A section."""
    return f".SH {_argument(words.upper())}"


def subheading(words: str) -> str:
    """A part of a section."""
    return f".SS {_argument(words)}"


def term(words: str, explained: str, indent: int = INDENT) -> list[str]:
    """What is explained in bold, and below it or beside it the explanation."""
    # An explanation of no words is a line too: the next term would become it.
    return [f".TP {indent}", f".B {_argument(words)}", *(lines(explained) or [r"\&"])]


def table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Terms with half a line each, and no space between them."""
    terms = [line for row in rows for line in term(*row, WIDE)]
    return [".PD 0", *terms, ".PD"]


def paragraphs(parts: Iterable[str]) -> list[str]:
    """Each part as a paragraph, of which the first stands below a heading."""
    return [line for part in parts for line in (".PP", *lines(part))][1:]


def _argument(words: str) -> str:
    """One argument of a macro, whatever spaces and quotes are in it."""
    line = text(words).replace('"', r"\(dq")
    # A list of choices may be longer than a line and has no space in it.
    return '"' + line.replace("|", r"|\:") + '"'
