"""The passage in its sentence, between marks that stand nowhere else in the text."""

import re

from annotator.text.extent import Extent

OPENING, CLOSING = "[[", "]]"

_DOUBLED = re.compile(r"\[(?=\[)|\](?=\])")


def marked(text: str, around: Extent, passage: Extent) -> tuple[str, bool]:
    """`around` of the text with the marks at both ends of `passage`, and whether it is respelled.

    Both extents are in code points of `text`, and `around` contains `passage`. Brackets of the
    text that would pass for a mark, alone or beside one, get a space between: `[[x]]` becomes
    `[ [x] ]`.
    """
    parts = text[around[0] : passage[0]], text[slice(*passage)], text[passage[1] : around[1]]
    before, said, after = (_DOUBLED.sub(r"\g<0> ", part) for part in parts)
    before += " " * before.endswith("[")
    said = " " * said.startswith("[") + said + " " * said.endswith("]")
    after = " " * after.startswith("]") + after
    return f"{before}{OPENING}{said}{CLOSING}{after}", (before, said, after) != parts
