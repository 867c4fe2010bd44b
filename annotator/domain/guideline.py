"""What annotators go by, in versions that never change."""

from dataclasses import dataclass

from annotator.domain.identity import new_id, now, text_hash

SHORT_HASH = 12
"""Hexadecimal digits of a hash that people are shown: enough to name a version by."""

LONGEST = 200_000
"""Code points of a guideline; two pages have 8,000."""


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


def shipped(text: str) -> Guideline:
    """The guideline that counts where nobody has written one."""
    return Guideline("", text_hash(text), text)


def written(text: str, annotator: str) -> Guideline:
    """A new version, by the annotator with this id, from now on."""
    return Guideline(new_id(), text_hash(text), text, now(), annotator)


def mention(guideline: Guideline) -> dict[str, str | None]:
    """What an export says of the guideline that counts; one that ships has no `since`."""
    return {"sha256": guideline.hash, "since": guideline.since or None}
