"""Bytes to text, without guessing."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?|\n")


class UndecodableText(ValueError):
    """Bytes that are not text in the encoding they are said to be in."""

    def __init__(self, reason: str, line: int, byte: int) -> None:
        super().__init__(f"line {line}, byte {byte}: {reason}")
        self.reason = reason
        self.line = line
        """From 1; CRLF, CR and LF each end a line."""
        self.byte = byte
        """Offset of the first byte that cannot be read, from 0, a byte-order mark counted."""


def decode(raw: bytes, encoding: str | None = None) -> str:
    """The text of `raw`, its byte-order mark off.

    A byte-order mark of UTF-8 or UTF-16 decides; without one it is in `encoding`, and UTF-8 where
    that is not given.

    Raises:
        UndecodableText: the bytes are not in that encoding, or there is none of that name.
    """
    mark, name = next(
        ((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", encoding or "utf-8")
    )
    try:
        return raw[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        start = error.start + len(mark)
        before = raw[len(mark) : start].decode(name, errors="replace")
        line = len(_LINE_END.findall(before)) + 1
        raise UndecodableText(f"not {name.upper()} text", line, start) from error
    except LookupError as error:
        raise UndecodableText(f"there is no text encoding called {name}", 1, 0) from error
