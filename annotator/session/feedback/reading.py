"""The articles that corrections are read in, whatever story they are of."""

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk

Article = tuple[Document, str]
"""What is known of an article, and its whole stored text."""


class Articles:
    """Reads an article once, when it is first looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Article] = {}

    def of(self, document: str) -> Article | None:
        """The article with this id; none where it is gone, or cannot be read now."""
        if document not in self._known:
            try:
                found = self._desk.ask(lambda store: store.document(document))
                if found is None:
                    return None
                text = self._desk.ask(lambda store: store.text(found.text_sha256))
            except AnnotatorError:
                return None
            self._known[document] = found, text
        return self._known[document]


class Names:
    """What people are called, read when somebody is first named."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, str] = {}

    def of(self, annotator: str) -> str:
        """The name of the annotator with this id; the id, where it cannot be read now."""
        if annotator not in self._known:
            try:
                people = self._desk.ask(lambda store: store.annotators())
            except AnnotatorError:
                return annotator
            self._known = {each.id: each.name for each in people}
        return self._known.get(annotator, annotator)
