"""Which passage, and which span, words name where nobody can point at it."""

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.span import Span
from annotator.session.naming import find_document
from annotator.session.wording import quoted
from annotator.storage.store import Store
from annotator.text.extent import Extent
from annotator.text.find import find_all, folded_needle
from annotator.text.lines import line_number

LISTED = 8
"""Lines that a refusal names at most."""


def passage(document: Document, text: str, quote: str, occurrence: int | None) -> Extent:
    """Where an article says `quote`, in code points; of several places that of this number.

    Case, kinds of white space, quotation marks and dashes do not matter.

    Raises:
        Refused: the article does not say that, or says it more often than `occurrence` tells.
    """
    if not folded_needle(quote):
        raise Refused("There is no quote.", "Say which words of the article are meant.")
    found = list(find_all(text, quote))
    where = f"Article {document.number} of “{document.story}”"
    if not found:
        raise Refused(f"{where} does not say {quoted(quote)}.", "“annotator search” looks for it.")
    lines = list(dict.fromkeys(str(line_number(text, start)) for start, _ in found))
    on = f"line{'s' * (len(lines) > 1)} {', '.join(lines[:LISTED])}{' …' * (len(lines) > LISTED)}"
    times = f"{where} says {quoted(quote)} {len(found)} times, on {on}."
    if occurrence is None and len(found) > 1:
        raise Refused(times, "--occurrence 2 means the second of them.")
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(found):
        raise Refused(times if len(found) > 1 else f"{where} says {quoted(quote)} once.")
    return found[number - 1]


def find_span(store: Store, annotator: str, word: str) -> Span:
    """The span of an annotator that `word` names.

    That is its id, the beginning of it that no other has, or `article:words`, as in
    `3:over 10,000`: then it is the only span of that article that says the words.

    Raises:
        Refused: there is no such span, or there are several.
    """
    spans = list(store.records(Span, annotator=annotator))
    found = [span for span in spans if word and span.id.startswith(word)]
    exact = [span for span in found if span.id == word]
    article, colon, words = word.rpartition(":")
    if not found and colon:
        document = find_document(store.documents(), article)
        found = [
            span
            for span in spans
            if span.document == document.id and any(find_all(span.quote, words))
        ]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise Refused(
            f"No span of yours is called “{word}”.", "“annotator spans --plain” lists them."
        )
    ids = ", ".join(span.id for span in found[:3])
    raise Refused(f"“{word}” names {len(found)} spans.", f"Name one by its id: {ids}, …")


def named_label(store: Store, word: str) -> str:
    """The id of the label called `word`.

    Raises:
        AnnotatorError: there is none.
    """
    labels = store.labels()
    known = labels.named(word)
    if known is None:
        names = ", ".join(each.id for each in labels)
        raise AnnotatorError(f"There is no label “{word}”.", f"There are: {names}.")
    return known.id
