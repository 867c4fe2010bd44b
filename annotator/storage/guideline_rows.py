"""How the versions of the guideline are kept."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.domain.guideline import Guideline
from annotator.storage.rows import Table

if TYPE_CHECKING:
    from sqlite_utils import Database

GUIDELINES = Table("guidelines", Guideline)


def insert_guidelines(database: "Database", guidelines: Iterable[Guideline]) -> None:
    """Store new versions inside the caller's transaction; their annotators are known."""
    database.conn.executemany(GUIDELINES.insertion, map(GUIDELINES.row, guidelines))
