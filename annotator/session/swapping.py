"""Two folders that take each other's place in one move, so that there is always one."""

import os
import sys
from pathlib import Path

_AT_WORKING_FOLDER = -100
_EXCHANGE = 2
"""`AT_FDCWD` and `RENAME_EXCHANGE` of Linux, which Python has no names for."""

_SWAP = 2
"""`RENAME_SWAP` of macOS."""


def swap(one: Path, other: Path) -> bool:
    """Exchange two paths of one file system; false: this system cannot, and nothing is changed."""
    # Only an export in the place of another needs it.
    import ctypes

    first, second = os.fsencode(one), os.fsencode(other)
    here = _AT_WORKING_FOLDER
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(first, second, _SWAP) == 0)
        return bool(library.renameat2(here, first, here, second, _EXCHANGE) == 0)
    except (AttributeError, TypeError):
        # An older system; Windows.
        return False
