"""The text of an article as a file has it and as it is stored."""

from bisect import bisect_right
from dataclasses import dataclass

from annotator.formats.input_file import InputFile, Place, Unreadable
from annotator.text.normalise import TextRefused, normalise


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The normal form of a text, with the way there for offsets into what the file has."""

    text: str
    raw_length: int
    """Length in code points of the text in the file."""
    _marks: int
    """How many byte-order marks went off its start."""
    _joined: tuple[int, ...]
    """Where, in the file's text, the second character of each CRLF stood."""

    def offset(self, raw: int) -> int:
        """Where the code point at `raw` of the file's text is in the stored one.

        Both characters of a CRLF are its newline.
        """
        return max(0, raw - self._marks) - bisect_right(self._joined, raw)


def _normalised(raw: str) -> ArticleText:
    joined = []
    at = raw.find("\r\n")
    while at >= 0:
        joined.append(at + 1)
        at = raw.find("\r\n", at + 2)
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    return ArticleText(normalise(raw), len(raw), marks, tuple(joined))


def whole_file(file: InputFile) -> ArticleText:
    """The file as one article.

    Raises:
        Unreadable: the text cannot be stored; it names line and byte.
    """
    try:
        return _normalised(file.text)
    except TextRefused as error:
        byte = file.byte_offset(error.offset)
        raise Unreadable(file.name, error.reason, error.line, byte) from error


def in_record(raw: object, place: Place, key: str = "text") -> ArticleText:
    """The text that stands at `key` of a record.

    Raises:
        Unreadable: it is no string or cannot be stored; it names the record's line and byte.
    """
    if not isinstance(raw, str):
        raise place.refusal(f"“{key}” is missing or not a string")
    try:
        return _normalised(raw)
    except TextRefused as error:
        reason = f"“{key}”, character {error.offset + 1}: {error.reason}"
        raise place.refusal(reason) from error
