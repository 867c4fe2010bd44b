"""What the doctor finds wrong."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """What was looked at."""

    PAGES = "pages"
    """The file as SQLite has it: pages, trees, indexes, types, checks."""
    REFERENCES = "references"
    SCHEMA = "schema"
    TEXTS = "texts"
    QUOTES = "quotes"
    LAYERS = "layers"
    """What holds between rows: the ends of links, the spans of absences."""
    JOURNAL = "journal"
    IMAGES = "images"
    """The rows that are in no journal."""
    INDEX = "index"
    """The full-text index."""
    REVIEWS = "reviews"


class Cure(StrEnum):
    """What a repair does about it."""

    NONE = "none"
    """Nothing: what is right cannot be told."""
    BACKUP = "backup"
    """Nothing is written to such a file: a backup takes its place."""
    REMAKE = "remake"
    """A table's rule, an index or a view is made as it should be, or goes."""
    REINDEX = "reindex"
    """SQLite makes an index of a table anew from the table."""
    REBUILD = "rebuild"
    """The full-text index is made anew from the texts."""
    ASK_BACKUP = "ask backup"
    """Of a row and its image the one is right that the newest backup has, where it has one."""
    WRITE_BACK = "write back"
    """The row becomes what the journal has of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong in a database."""

    check: Check
    what: str
    """One sentence: what is wrong, in words for a person."""
    cure: Cure = Cure.NONE
    table: str | None = None
    row: str | None = None
    """The key of the row in its table."""
    document: str | None = None
    """The article that it is of: an id as the checks give it, and in an examination its story,
    number and title where these can be read."""

    def __str__(self) -> str:
        return self.what
