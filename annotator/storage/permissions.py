"""Who can read a database, besides the one who made it."""

import stat
from pathlib import Path

_OTHERS = stat.S_IRGRP | stat.S_IROTH


def open_to_others(path: Path) -> str | None:
    """A sentence that says who else can read the file at `path`; none: nobody.

    The mode of a file that is there is its owner's business, and is never changed. A folder that
    nobody else may enter keeps what is in it.
    """
    mode = path.stat().st_mode
    ways_in = path.parent.stat().st_mode
    # Read for the group needs the group's way in, and so with everybody.
    if not mode & _OTHERS & (ways_in << 2):
        return None
    return f"Others on this machine can read {path.name}: `chmod go= '{path}'` if you mind."
