"""Which files beside a database have what was in it."""

import re
from pathlib import Path

from annotator.storage.backups import backups_of, folder_of


def copies_of(path: Path) -> list[Path]:
    """The backups of the database at `path`, newest first, and the rescue copies beside it.

    With them is what could not be read when a backup took its place.
    """
    name = rf"{re.escape(path.stem)}-(?:rescued|set-aside)-[0-9TZ-]+{re.escape(path.suffix)}"
    beside = sorted(each for each in path.parent.iterdir() if re.fullmatch(name, each.name))
    return [*(each.path for each in backups_of(path)), *beside]


def scratch_of(path: Path) -> list[Path]:
    """What programs that were killed have left of the database and of its backups half made."""
    begins = {path.parent: f".{path.name}.", folder_of(path): f".{path.stem}-"}
    return [
        each
        for folder, start in begins.items()
        if folder.is_dir()
        for each in sorted(folder.iterdir())
        if each.name.startswith(start)
    ]


def others_beside(path: Path) -> list[Path]:
    """The other files in the folder of the database: exports, articles, whatever a person keeps."""
    own = {path, *copies_of(path)}
    return sorted(each for each in path.parent.iterdir() if each not in own and each.is_file())
