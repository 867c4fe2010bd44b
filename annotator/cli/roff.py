"""The language of manual pages, as `man` reads it: man(7) of groff and of mandoc."""

from collections.abc import Iterable

import click

_ESCAPES = {
    "\\": r"\e",
    # These four come out as typographic signs otherwise, which no shell takes.
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


def heading(words: str) -> str:
    """A section."""
    return f".SH {_argument(words.upper())}"


def subheading(words: str) -> str:
    """A part of a section."""
    return f".SS {_argument(words)}"


def term(words: str, explained: str, indent: int = INDENT) -> list[str]:
    """What is explained in bold, and below it or beside it the explanation."""
    return [f".TP {indent}", f".B {_argument(words)}", text(explained)]


def table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Terms with half a line each, and no space between them."""
    lines = [line for row in rows for line in term(*row, WIDE)]
    return [".PD 0", *lines, ".PD"]


def paragraphs(parts: Iterable[str]) -> list[str]:
    """Each part as a paragraph."""
    return [line for part in parts for line in (".PP", text(part))]


def split_paragraphs(words: str) -> list[str]:
    """The paragraphs of a help text, as click has them: apart by an empty line."""
    return [part for part in click.unstyle(words).split("\n\n") if part.strip()]


def _argument(words: str) -> str:
    """One argument of a macro, whatever spaces and quotes are in it."""
    line = text(words).replace('"', r"\(dq")
    # A list of choices may be longer than a line and has no space in it.
    return '"' + line.replace("|", r"|\:") + '"'
