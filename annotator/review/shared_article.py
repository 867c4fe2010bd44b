"""One article that two annotators worked on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class SharedArticle:
    """What each of them marked in it."""

    document: Document
    a: tuple[Span, ...]
    b: tuple[Span, ...]

    @property
    def spans(self) -> int:
        """How many spans the two have together."""
        return len(self.a) + len(self.b)

    @property
    def labelled(self) -> "SharedArticle":
        """The same without plain highlights."""
        return SharedArticle(self.document, _labelled(self.a), _labelled(self.b))


def shared_articles(
    documents: Iterable[Document], a: Iterable[Span], b: Iterable[Span]
) -> list[SharedArticle]:
    """The documents by story and number, with the spans in them; spans elsewhere are left out."""
    those_of_a, those_of_b = _by_document(a), _by_document(b)
    ordered = sorted(documents, key=lambda each: (each.story, each.number))
    return [
        SharedArticle(each, tuple(those_of_a.get(each.id, ())), tuple(those_of_b.get(each.id, ())))
        for each in ordered
    ]


def _by_document(spans: Iterable[Span]) -> dict[str, list[Span]]:
    found = defaultdict[str, list[Span]](list)
    for span in spans:
        found[span.document].append(span)
    return found


def _labelled(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.label is not None)
