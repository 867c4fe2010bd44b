"""Plain text: one article a file."""

from annotator.formats.article_text import whole_file
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming, IncomingDocument
from annotator.formats.input_file import InputFile, Place


def read(file: InputFile) -> Incoming:
    """The article; its file name is all that is known of it.

    Raises:
        Unreadable: the text cannot be stored.
    """
    document = IncomingDocument(
        place=Place(file, 0),
        ref="",
        id=None,
        key=None,
        article=whole_file(file),
        file_name=file.base_name,
    )
    return Incoming(documents=[document])


FORMAT = Format(
    "text", "plain text, one article a file", read=read, suffix=".txt", suffixes=(".txt",)
)
