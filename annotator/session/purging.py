"""Erasing an article for good, with all that was ever decided about it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.document import Document
from annotator.domain.identity import text_hash
from annotator.session.naming import UnknownDocument, find_document
from annotator.storage.purging.beside import copies_of, others_beside
from annotator.storage.purging.holding import is_in
from annotator.storage.purging.purging import purge, what_goes
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Purge:
    """What would go."""

    database: Path
    documents: tuple[Document, ...]
    """The article that is meant, then all others that have the same text: they go with it."""
    text: str
    hashes: frozenset[str]
    """By which the text and the articles' keys are known afterwards."""
    rows: Mapping[str, int]
    """How many rows of each kind go, by what `storage.purging.purging.what_goes` calls them."""
    copies: tuple[Path, ...]
    """The backups and rescue copies that are purged too."""


def plan_purge(database: Path, word: str) -> Purge:
    """What goes from a database with the article that `word` names; nothing of it is written.

    Raises:
        Refused: no article is called that, or several are.
        UnusableDatabase: the database cannot be opened.
    """
    with Store.open(database) as store:
        path = store.path
        named, *alike = _with_its_text(list(store.records(Document, deleted=True)), word)
        text = store.text(named.text_sha256)
    hashes = frozenset({named.text_sha256, *(text_hash(each.key) for each in (named, *alike))})
    rows = what_goes(path, hashes)
    return Purge(path, (named, *alike), text, hashes, rows, tuple(copies_of(path)))


def _with_its_text(ever: list[Document], word: str) -> list[Document]:
    """The article that `word` names, and all others with the same text, deleted ones too."""
    try:
        named = find_document((each for each in ever if each.deleted_at is None), word)
    except UnknownDocument:
        # One whose import was undone is in the database still.
        named = find_document(ever, word)
    same = (each for each in ever if each.text_sha256 == named.text_sha256)
    return [named, *(each for each in same if each != named)]


def carry_out(plan: Purge) -> list[Path]:
    """Purge the database and its copies; nobody may have it open, this process neither.

    Returns the files beside the database that hold the text still. They are not the program's.

    Raises:
        NotPurged: another program has the database open, a copy is damaged, or the disk does not
            take what is written.
    """
    purge(plan.database, plan.hashes)
    text = plan.text.encode()
    left = []
    for path in others_beside(plan.database):
        with suppress(OSError):
            if is_in(text, path):
                left.append(path)
    return left
