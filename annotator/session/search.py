"""Where the articles say something."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.storage.store import Store
from annotator.text.find import find_all, folded_needle, plain_parts
from annotator.text.lines import line_at, line_number

AROUND = 40
"""Code points of the line that are shown on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a text says what is looked for."""

    document: str
    story: str
    number: int
    name: str
    line: int
    start: int
    end: int
    quote: str
    before: str
    """What stands before it on its line, at most `AROUND` code points."""
    after: str


def search(store: Store, needle: str, documents: Iterable[Document] | None = None) -> Iterator[Hit]:
    """Every place where an article says `needle`, article by article: of these, or of all.

    Case, kinds of white space, quotation marks and dashes do not matter. Nothing is read ahead:
    the database is free between two hits.
    """
    if not folded_needle(needle):
        return
    if documents is None:
        documents = store.documents_with(store.texts_that_may_say(plain_parts(needle)))
    else:
        documents = list(documents)
        said = store.texts_that_may_say(
            plain_parts(needle), {each.text_sha256 for each in documents}
        )
        documents = [each for each in documents if each.text_sha256 in said]
    for document in documents:
        text = store.text(document.text_sha256)
        for start, end in find_all(text, needle):
            yield hit_at(document, text, start, end)


def hit_at(document: Document, text: str, start: int, end: int) -> Hit:
    """The place `[start, end)` of a document's text, in code points."""
    line = line_at(text, start)
    return Hit(
        document=document.id,
        story=document.story,
        number=document.number,
        name=document.name,
        line=line_number(text, start),
        start=start,
        end=end,
        quote=text[start:end],
        before=text[max(line[0], start - AROUND) : start],
        after=text[end : max(end, min(line_at(text, end)[1], end + AROUND))],
    )
