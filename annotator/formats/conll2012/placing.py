"""Where the words of an article stand in its text."""

import re

from annotator.formats.article_text import in_record
from annotator.formats.conll2012.article import ArticleRows
from annotator.formats.conll2012.provenance import Origin
from annotator.formats.conll2012.sections import Section
from annotator.formats.incoming import IncomingDocument
from annotator.formats.training.origin import PROVENANCE
from annotator.text.extent import Extent

_BLANK = re.compile(r"\s*")

Found = tuple[IncomingDocument, list[Extent]]
"""An article with the extents of its words, in code points of its text as the file has it."""


def placed(rows: ArticleRows, ref: str, origin: Origin) -> Found:
    """The article that an export wrote, held against the text that it has beside the rows.

    Raises:
        Unreadable: the words are not those of the text.
    """
    document = origin.article(ref)
    text = str(origin.line.fields["text"])
    extents = []
    at = 0
    for row in rows.words:
        blank = _BLANK.match(text, at)
        start = blank.end() if blank else at
        if not text.startswith(row.word, start):
            raise row.place.refusal(
                f"“{row.word[:40]}” is not the next word of “{rows.name[:40]}”",
                f"Its text is in the {PROVENANCE} file beside it: take both from one export.",
            )
        at = start + len(row.word)
        extents.append((start, at))
    return document, extents


def rebuilt(rows: ArticleRows, ref: str, section: Section) -> Found:
    """An article of which only the words are known.

    Raises:
        Unreadable: they make no text that can be stored.
    """
    pieces: list[str] = []
    extents = []
    at = 0
    for row in rows.words:
        extents.append((at, at + len(row.word)))
        pieces += (row.word, "\n" if row.ends_sentence else " ")
        at += len(row.word) + 1
    title = f"{rows.name}, part {section.part}" if section.part else rows.name
    document = IncomingDocument(
        place=rows.place,
        ref=ref,
        id=None,
        key=None,
        article=in_record("".join(pieces[:-1]), rows.place),
        title=title,
    )
    return document, extents
