"""One article, and the annotators who read it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person who annotates or reviews."""

    id: str
    """The name in one case; `domain.identity.annotator_id` makes it."""
    name: str
    role: str = "annotator"
    """`annotator`, `reviewer`, `admin` or `gold`."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of an article besides its text, which never changes."""

    id: str
    key: str
    """The given id or URL, else `sha256:` and the hash of the text."""
    story: str
    number: int
    """Place in the story, from 1; never given to another document."""
    text_sha256: str
    length: int
    """Length of the text in code points."""
    title: str = ""
    source: str = ""
    """The outlet."""
    url: str = ""
    published: str = ""
    file_name: str = ""
    """Name of the file it came from, without its folder; empty for records."""
    meta: dict[str, Any] = field(default_factory=dict)
    supersedes: str | None = None
    """Id of the earlier version of the same article."""
    rev: int = 1
    step: str = ""
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None

    @property
    def name(self) -> str:
        """What the article is called in one word or two: outlet, else file name, else key."""
        return self.source or self.file_name or self.key
