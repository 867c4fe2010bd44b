"""What annotators go by: a text with a section for each label, in versions that never change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.identity import new_id, now, slug, text_hash
from annotator.domain.label import Label

SHORT_HASH = 12
"""Hexadecimal digits of a hash that people are shown: enough to name a version by."""

LONGEST = 200_000
"""Code points of a guideline; two pages have 8,000."""

_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*")


@dataclass(frozen=True, slots=True)
class Guideline:
    """One version of the guideline."""

    id: str
    """Sorts by the time it was made; of the one that ships it is empty."""
    hash: str
    """SHA-256 of the UTF-8 bytes of the text, in hexadecimal: two versions may share it."""
    text: str
    """Markdown, lines by `\\n`."""
    since: str = ""
    """From when on it counts; empty: from the start, until there is another one."""
    annotator: str = ""
    """The id of who wrote it; of the one that ships it is empty."""

    @property
    def is_stored(self) -> bool:
        """Whether it is in the database; the one that ships is not."""
        return bool(self.id)

    @property
    def short_hash(self) -> str:
        """What people are shown of the hash."""
        return self.hash[:SHORT_HASH]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    level: int
    """From 1, the title of the whole."""
    title: str
    lines: tuple[str, ...]
    """Those below it up to the next heading of any level, without empty ones at both ends."""


def shipped(text: str) -> Guideline:
    """The guideline that counts where nobody has written one."""
    return Guideline("", text_hash(text), text)


def written(text: str, annotator: str) -> Guideline:
    """A new version, by the annotator with this id, from now on."""
    return Guideline(new_id(), text_hash(text), text, now(), annotator)


def mention(guideline: Guideline) -> dict[str, str | None]:
    """What an export says of the guideline that counts; one that ships has no `since`."""
    return {"sha256": guideline.hash, "since": guideline.since or None}


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
        level, title, lines = len(heading["marks"]), heading["title"], []
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
            found += ["", section.title, *section.lines]
        elif label.id == slug(section.title) or _folded(section.title) == _folded(label.name):
            within = section.level
            found += section.lines
    return _trimmed(found)


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without empty lines at both ends."""
    inked = [place for place, line in enumerate(lines) if line.strip()]
    return tuple(lines[inked[0] : inked[-1] + 1]) if inked else ()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
