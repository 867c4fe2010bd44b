"""Which article a word names."""

import re
from collections.abc import Callable, Iterable

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Refused


class UnknownDocument(Refused):
    """No article is called that."""


def find_document(documents: Iterable[Document], word: str) -> Document:
    """The article that `word` names.

    It is looked for by id, key, file name, number, beginning of the id, URL, title and source,
    in this order; the first of them that one article alone has decides. A number is the place in
    the story, also as `story:number`.

    Raises:
        UnknownDocument: no article is called that.
        Refused: several are, and nothing tells them apart.
    """
    known = list(documents)
    ambiguous: list[Document] = []
    for is_named in _ways(word.strip()):
        found = [each for each in known if is_named(each)]
        if len(found) == 1:
            return found[0]
        ambiguous = ambiguous or found
    if not ambiguous:
        raise UnknownDocument(
            f"No document is called “{word}”.", "“annotator documents” lists them."
        )
    ids = ", ".join(each.id[:12] for each in ambiguous[:3])
    raise Refused(
        f"“{word}” names {len(ambiguous)} documents.", f"Use the beginning of an id: {ids}, …"
    )


def find_story(documents: Iterable[Document], word: str) -> str:
    """The story called `word`, in any case.

    Raises:
        AnnotatorError: there is no such story.
    """
    names = {each.story for each in documents}
    folded = " ".join(word.split()).casefold()
    for name in sorted(names):
        if name.casefold() == folded:
            return name
    known = ", ".join(f"“{name}”" for name in sorted(names)[:5]) or "none"
    raise AnnotatorError(f"There is no story “{word}”.", f"There are: {known}.")


def _ways(word: str) -> Iterable[Callable[[Document], bool]]:
    if not word:
        return
    folded = word.casefold()
    story, _, number = word.rpartition(":")
    yield lambda each: each.id == word
    yield lambda each: each.key == word
    yield lambda each: each.file_name == word
    if re.fullmatch("[0-9]{1,9}", number):
        yield lambda each: each.number == int(number) and story in ("", each.story)
    # What may be a number is never taken for the beginning of some other article's id.
    if not re.fullmatch("[0-9]{1,9}", word):
        yield lambda each: each.id.startswith(word)
    yield lambda each: each.url == word
    yield lambda each: each.title.casefold() == folded
    yield lambda each: each.source.casefold() == folded
