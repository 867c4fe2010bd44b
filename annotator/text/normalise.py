"""The normal form of a document's text, made once, at import."""

import re

from annotator.text.white import first_ink

_LINE_END = re.compile(r"\r\n?|\n")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class TextRefused(ValueError):
    """A text that cannot be stored."""

    def __init__(self, reason: str, line: int, offset: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line
        """From 1; CRLF, CR and LF each end a line."""
        self.offset = offset
        """In code points of the text as it was given."""


def normalise(raw: str) -> str:
    r"""`raw` without its byte-order mark and with `\n` for CRLF and CR; nothing else is touched.

    Raises:
        TextRefused: a NUL character, a lone surrogate, or nothing but white space.
    """
    unstorable = _UNSTORABLE.search(raw)
    if unstorable:
        offset = unstorable.start()
        what = "a NUL character" if raw[offset] == "\x00" else "half of a surrogate pair"
        line = len(_LINE_END.findall(raw, 0, offset)) + 1
        raise TextRefused(f"{what} cannot be stored", line, offset)
    text = raw.lstrip("\ufeff")
    if first_ink(text, 0, len(text)) == len(text):
        raise TextRefused("there is no text in it", 1, 0)
    return _LINE_END.sub("\n", text) if "\r" in text else text
