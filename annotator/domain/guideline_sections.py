"""The sections of a guideline, of which each label has one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.identity import slug
from annotator.domain.label import Label

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>.*)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    level: int
    """From 1, the title of the whole."""
    title: str
    lines: tuple[str, ...]
    """Those below it up to the next heading of any level, without empty ones at both ends."""


def sections(text: str) -> Iterator[Section]:
    """The sections of a guideline in order; what stands before the first heading is none's."""
    level, title, lines = 0, "", list[str]()
    for line in text.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if level:
            yield Section(level, title, _trimmed(lines))
        level, title, lines = len(heading["marks"]), _unclosed(heading["title"]), []
    if level:
        yield Section(level, title, _trimmed(lines))


def section_of(label: Label, text: str) -> tuple[str, ...]:
    """What a guideline says of a label: the lines below its name, or its id, as a heading.

    The sections within it belong to it, under their headings. Empty where it says nothing.
    """
    found: list[str] = []
    within = 0
    for section in sections(text):
        if within and section.level <= within:
            break
        if within:
            found += ["", section.title, "", *section.lines]
        elif label.id == slug(section.title) or _folded(section.title) == _folded(label.name):
            within = section.level
            found += section.lines
    return _trimmed(found)


def flowed(lines: Iterable[str]) -> Iterator[str]:
    """Each paragraph and each item of a list as one line, whatever the width it was set in.

    Empty lines stay.
    """
    open_lines: list[str] = []
    for line in lines:
        if open_lines and (not line.strip() or _ITEM.match(line)):
            yield _joined(open_lines)
            open_lines = []
        if line.strip():
            open_lines.append(line)
        else:
            yield ""
    if open_lines:
        yield _joined(open_lines)


def _unclosed(title: str) -> str:
    """A title without the number signs that may close its line."""
    title = title.strip()
    bare = title.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else title


def _joined(lines: list[str]) -> str:
    """In one line; what it is indented by stays."""
    return " ".join([lines[0].rstrip(), *(line.strip() for line in lines[1:])])


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without empty lines at both ends."""
    inked = [place for place, line in enumerate(lines) if line.strip()]
    return tuple(lines[inked[0] : inked[-1] + 1]) if inked else ()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
