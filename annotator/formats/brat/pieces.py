"""The stretches of one mention: brat's cannot hold line ends, so that a mention over some has gaps.

Tabs are cut out as well, since readers part the columns of a line at each of them.
"""

import re

from annotator.text.extent import Extent

_BLANK = re.compile(r"\s+")

JOINT = " "
"""What stands for the gap in the text of a mention."""


def cut(text: str, start: int, end: int) -> list[Extent]:
    """`[start, end)` without its line ends and tabs and the white space beside them.

    None where nothing else is in it. The gaps between two of them are blank.
    """
    pieces = []
    for gap in _BLANK.finditer(text, start, end):
        if "\n" not in gap[0] and "\t" not in gap[0]:
            continue
        if start < gap.start():
            pieces.append((start, gap.start()))
        start = gap.end()
    if start < end:
        pieces.append((start, end))
    return pieces


def runs(text: str, pieces: list[Extent]) -> list[Extent]:
    """The stretches that the pieces make when those with a blank gap between them are one."""
    found: list[Extent] = []
    for start, end in sorted(pieces):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
