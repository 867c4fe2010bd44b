"""Whether a file still holds the text of an article."""

from mmap import ACCESS_READ, mmap
from pathlib import Path

from annotator.text.runs import RUN

_LOOKED_FOR = 32
"""About so many runs of a text are looked for in a file: 100 MB take a second."""


def is_in(text: bytes, path: Path) -> bool:
    """Whether a file has at least half of the runs of a text that are looked for in it.

    Line ends and quotation marks may be written otherwise there. What other articles say too, or
    somebody quotes, is less. A text shorter than a run is in no file.

    Raises OSError where it cannot be read.
    """
    last = len(text) - RUN
    if last < 0 or not path.stat().st_size:
        return False
    apart = max(1, last // _LOOKED_FOR)
    wanted = {text[at : at + RUN] for at in range(0, last + 1, apart)}
    with open(path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        found = sum(data.find(run) >= 0 for run in wanted)
    return 2 * found >= len(wanted)
