"""Text made safe to show: one code point for one, so that every offset holds.

A terminal obeys control characters wherever they come from, an article's text included.
Bidirectional controls reorder what a person reads. Lone surrogates cannot be written at all.
"""

import re

_REPLACEMENT = "\ufffd"
_LINE_END = "\u2424"
_DIRECTION = "\u2426"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str) -> str:
    r"""`text` with every code point that a terminal would obey shown as a mark of one cell.

    C0 controls and DEL become their control pictures, `\n` and `\t` stay. The other line and
    paragraph ends become U+2424, bidirectional controls U+2426, C1 controls and lone surrogates
    U+FFFD. The length in code points stays the same.
    """
    return _UNSAFE.sub(_mark, text)


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x85, 0x2028, 0x2029):
        return _LINE_END
    return _REPLACEMENT if code < 0xA0 or code >= 0xD800 else _DIRECTION


def visible_line(text: str) -> str:
    r"""`visible` for what has one line, such as titles: `\n` as U+2424 and `\t` as a space too."""
    return visible(text).replace("\n", _LINE_END).replace("\t", " ")
