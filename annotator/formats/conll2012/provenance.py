"""The file beside a file of CoNLL's: a line an article with what no column holds.

`document` is what the columns' file calls the story in its `#begin` line, `file` the first column
of the article's rows, `annotator` whose spans they hold; then come `text` and the fields of the
document.
"""

from dataclasses import dataclass
from typing import BinaryIO

from annotator.domain.document import Document
from annotator.formats.article_fields import fields_of, is_ours, our_article
from annotator.formats.article_text import in_record
from annotator.formats.incoming import IncomingDocument
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, json_lines, write_ordered
from annotator.formats.training.origin import PROVENANCE


@dataclass(frozen=True, slots=True)
class Origin:
    """Which article some rows are."""

    line: JsonLine

    @property
    def annotator(self) -> str | None:
        """Whose spans they hold; none: it does not say."""
        return self.line.name("annotator")

    def article(self, ref: str) -> IncomingDocument:
        """The article; records call it `ref`.

        Raises:
            Unreadable: a field does not hold what it should.
        """
        text = in_record(self.line.fields.get("text"), self.line.place)
        return our_article(self.line, ref, text, dict(self.line.mapping("meta")))


def write_origin(beside: BinaryIO, rows: dict[str, str], document: Document, split: str) -> None:
    """Write the line of one article; `rows` are its own fields, all of them."""
    write_ordered(beside, {**rows, **fields_of(document, split)})


def origins(file: InputFile) -> dict[tuple[str, str], Origin]:
    """The lines beside `file`, by the names of story and article; none where there are none.

    Raises:
        Unreadable: a line is no object, or two are about the same rows.
    """
    name = file.base_name
    beside = file.beside((name.rpartition(".")[0] or name) + PROVENANCE)
    found: dict[tuple[str, str], Origin] = {}
    for line in json_lines(beside) if beside is not None else ():
        if not is_ours(line) or not {"document", "file"} <= line.fields.keys():
            continue
        origin = Origin(line)
        with line.place.file.record():
            key = line.needed("document"), line.needed("file")
            if found.setdefault(key, origin) is not origin:
                raise line.place.refusal("the same article is there twice")
    return found
