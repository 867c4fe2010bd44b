"""The database of the annotations, as the rest of the program sees it."""

import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.storage.catalogue import Catalogue
from annotator.storage.database import LOCK_WAIT, open_database
from annotator.storage.flagged import Flagged
from annotator.storage.guidelines import Guidelines
from annotator.storage.history import History
from annotator.storage.keeping import Keeping
from annotator.storage.layers import Layers
from annotator.storage.merging.merging import Merging
from annotator.storage.neighbours import Neighbours
from annotator.storage.places import Places
from annotator.storage.repeated_lines import RepeatedLines
from annotator.storage.reviews import Reviews
from annotator.storage.scores import Scores
from annotator.storage.sittings import Sittings
from annotator.storage.sole_use import sole_use_where_needed
from annotator.storage.splits import Splits
from annotator.storage.stories import Stories
from annotator.storage.text_index import TextIndex
from annotator.storage.time_spent import WorkingTime
from annotator.storage.times import Times
from annotator.storage.training_rows import TrainingRows
from annotator.storage.writing import Writing


class Store(
    Neighbours,
    RepeatedLines,
    TextIndex,
    Scores,
    TrainingRows,
    Splits,
    Reviews,
    Stories,
    Layers,
    Merging,
    History,
    Places,
    Keeping,
    Guidelines,
    Flagged,
    Sittings,
    WorkingTime,
    Times,
    Writing,
    Catalogue,
):
    """One open database. It belongs to the thread that opened it."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        wait: float = LOCK_WAIT,
    ) -> Self:
        """Open the database at `path`; only `create` makes one where there is none.

        `wait` is how many seconds a statement waits for another program's lock. Raises
        `UnusableDatabase`, and then no byte of the file is changed.
        """
        path = Path(os.path.realpath(path))
        with ExitStack() as kept:
            if not read_only:
                kept.enter_context(sole_use_where_needed(path))
            opened = open_database(path, create=create, read_only=read_only, wait=wait)
            store = cls(path, opened)
            store.keep_until_closed(kept.pop_all())
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
