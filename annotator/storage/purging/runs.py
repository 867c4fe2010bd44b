"""Stretches of bytes that two texts have in common."""

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

RUN = 32
"""Bytes, in UTF-8, of the shortest stretch that counts: fewer are words that anybody may use."""

_PIECE = RUN // 2
"""Of a run each has a whole one at a multiple of this offset."""

_LOOKED_FOR = 32
"""About so many runs of a text are looked for in a file: 100 MB take a second."""


def shared(data: bytes, text: bytes) -> Iterator[tuple[int, int]]:
    """Where `data` has stretches of `text`, each as long as it goes, without overlaps."""
    done = 0
    for at in range(0, len(data) - _PIECE + 1, _PIECE):
        if at + _PIECE <= done or data[at : at + _PIECE] not in text:
            continue
        for start in range(max(done, at - _PIECE), at + 1):
            if start + RUN > len(data) or data[start : start + RUN] not in text:
                continue
            done = start + RUN
            while done < len(data) and data[done - RUN + 1 : done + 1] in text:
                done += 1
            yield start, done
            break


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
