"""What a record of another program's says of an article besides its text, both ways.

A record on two articles has each key twice, with the number of the article behind it.
"""

from typing import Any, TypedDict

from annotator.domain.document import Document
from annotator.domain.split import Split
from annotator.formats.article_text import ArticleText, in_record
from annotator.formats.document_meta import with_unknown
from annotator.formats.incoming import Incoming, IncomingDocument
from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import member, positive


class Words(TypedDict):
    """What files of any origin say of an article by these names."""

    story: str
    title: str
    source: str
    url: str
    published: str


WORDS = tuple(Words.__annotations__)

OURS = frozenset({"id", "key", "number", *WORDS, "file_name", "split", "meta"})
"""All keys of a record that this program wrote."""


def fields_of(document: Document, split: str, suffix: str = "") -> dict[str, Any]:
    """The id of a document and all that is known of it; what is empty is left away."""
    words = {key: getattr(document, key) for key in ("key", "number", *WORDS, "file_name", "meta")}
    said = {"id": document.id, **words, "split": split}
    return {key + suffix: value for key, value in said.items() if value}


def is_ours(line: JsonLine, suffix: str = "") -> bool:
    """Whether the record names its document as an export of this program does: by id and key."""
    return line.name("id" + suffix) is not None and line.name("key" + suffix) is not None


def our_article(
    line: JsonLine, ref: str, article: ArticleText, meta: dict[str, Any], suffix: str = ""
) -> IncomingDocument:
    """The article of a record that this program wrote.

    Args:
        ref: What the records of the file call it.
    """
    plain = line if not suffix else _without(suffix, line)
    return IncomingDocument(
        place=line.place,
        ref=ref,
        id=plain.needed("id"),
        key=plain.needed("key"),
        article=article,
        number=positive(plain, "number") if plain.number("number") is not None else None,
        file_name=plain.string("file_name"),
        meta=meta,
        split=member(plain, "split", Split),
        **_words(plain),
    )


def any_article(
    line: JsonLine, ref: str, article: ArticleText, beside: frozenset[str], incoming: Incoming
) -> IncomingDocument:
    """The article of a record of whatever origin.

    Of a file that this program did not write, `id` or `url` is the key of the article: its ids
    are those of another database.

    Args:
        ref: What the records of the file call it.
        beside: The keys of the record that say nothing of the article; the others become its
            `meta`.
    """
    if is_ours(line):
        return our_article(line, ref, article, with_unknown(line, OURS | beside, incoming))
    words = _words(line)
    return IncomingDocument(
        place=line.place,
        ref=ref,
        id=None,
        key=line.name("id") or words["url"].strip() or None,
        article=article,
        meta=with_unknown(line, frozenset({"id", *WORDS, "meta"}) | beside, incoming),
        **words,
    )


def _words(line: JsonLine) -> Words:
    return Words(
        story=line.string("story"),
        title=line.string("title"),
        source=line.string("source"),
        url=line.string("url"),
        published=line.string("published"),
    )


def _without(suffix: str, line: JsonLine) -> JsonLine:
    fields = {key: line.fields[key + suffix] for key in OURS if key + suffix in line.fields}
    return JsonLine(line.place, fields)


class RepeatedArticles:
    """The articles of a file in which several records tell of the same one."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._documents = incoming.documents
        self._taken: dict[str, tuple[int, object]] = {}
        """The place among the documents, and the text as the file has it."""

    def knows(self, ref: str, raw: object) -> bool:
        """Whether an article called `ref` with this text is among the incoming documents.

        One that was taken back with its record is not.
        """
        place, text = self._taken.get(ref, (len(self._documents), None))
        return place < len(self._documents) and self._documents[place].ref == ref and text == raw

    def take_record(self, line: JsonLine, ref: str, beside: frozenset[str]) -> None:
        """Take the article of a record of whatever origin, whose text is at `text`, if it is new.

        Args:
            ref: What the records of the file call it.
            beside: As `any_article` takes it.

        Raises:
            Unreadable: it has no text that can be stored, or a field has a wrong type.
        """
        raw = line.fields.get("text")
        if not self.knows(ref, raw):
            article = in_record(raw, line.place)
            self.take(any_article(line, ref, article, beside, self._incoming), raw)

    def take(self, document: IncomingDocument, raw: object) -> None:
        """Take an article with the text that the file has for it."""
        self._taken[document.ref] = len(self._documents), raw
        self._documents.append(document)
