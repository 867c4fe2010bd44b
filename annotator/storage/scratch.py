"""A file under a hidden name beside its place, until all of it is there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.storage.journal import SIDECARS


@contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """An empty file that only its owner can read, on the disk of `target`.

    Whoever wants it moves it to its place; at the end it is gone otherwise, with whatever SQLite
    has put beside it.

    Raises:
        OSError: it cannot be made or removed.
    """
    # Made with mode 0600.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for end in ("", *SIDECARS):
            Path(name + end).unlink(missing_ok=True)
