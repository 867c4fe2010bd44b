"""Which documents the files of a folder are: a table beside them, a line a file.

Columns are parted by tabs, the first line names them. A backslash and every control character is
written as `\\uXXXX`, so that any title has a place.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from annotator.domain.document import Document
from annotator.formats.article_fields import WORDS, our_article
from annotator.formats.article_text import ArticleText
from annotator.formats.incoming import IncomingDocument
from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_line import JsonLine
from annotator.text.lines import lines

TABLE = "documents.tsv"
"""What the table is called in its folder."""

COLUMNS = ("file", "id", "key", "number", *WORDS, "file_name", "annotator", "split")

_ESCAPE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\u2028\u2029]")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class TableRow:
    """What the table says of one file."""

    line: JsonLine
    """What is not empty, by the names of the columns."""

    @property
    def annotator(self) -> str | None:
        """Whose the spans of the file are; none: it does not say."""
        return self.line.name("annotator")

    def document(self, place: Place, article: ArticleText) -> IncomingDocument:
        """The document whose text the file has; records call it as the file is called.

        Args:
            place: Where the text stands.

        Raises:
            Unreadable: a cell of the row is empty or does not hold what it should.
        """
        return replace(our_article(self.line, self.line.needed("file"), article, {}), place=place)


def write_row(
    table: BinaryIO, file: str, document: Document, *, annotator: str, split: str
) -> None:
    """Write the line of a document whose file is called `file`, without its suffix.

    `annotator` is the name of the one whose spans the file holds; it and `split` may be empty.
    """
    words = (str(getattr(document, word)) for word in ("id", "key", "number", *WORDS, "file_name"))
    write_cells(table, (file, *words, annotator, split))


def write_cells(table: BinaryIO, cells: Iterable[str]) -> None:
    """Write one line of a table; the first one is `COLUMNS`."""
    escaped = (_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", cell) for cell in cells)
    table.write(("\t".join(escaped) + "\n").encode())


def read_table(file: InputFile) -> dict[str, TableRow]:
    """The rows by the names of their files; none where the table is another program's.

    Raises:
        Unreadable: a line has more or fewer cells than there are columns or holds what cannot be
            kept, or a file is there twice.
    """
    rows: dict[str, TableRow] = {}
    columns: list[str] = []
    for start, end in lines(file.text):
        cells = file.text[start:end].removesuffix("\r").split("\t")
        if not columns:
            columns = cells
            if not set(COLUMNS) <= set(columns):
                return {}
        elif cells != [""]:
            with file.record():
                row = _row(columns, cells, Place(file, start))
                name = row.line.needed("file")
                if rows.setdefault(name, row) is not row:
                    raise row.line.place.refusal(f"the file “{name}” is there twice")
    return rows


def _row(columns: list[str], cells: list[str], place: Place) -> TableRow:
    if len(cells) != len(columns):
        raise place.refusal(f"there are {len(cells)} cells under {len(columns)} columns")
    plain = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell) for cell in cells]
    if any(map(_UNSTORABLE.search, plain)):
        raise place.refusal("a cell holds NUL or half a surrogate pair")
    fields: dict[str, Any] = {name: cell for name, cell in zip(columns, plain, strict=True) if cell}
    if _NUMBER.fullmatch(fields.get("number", "")):
        fields["number"] = int(fields["number"])
    return TableRow(JsonLine(place, fields))
