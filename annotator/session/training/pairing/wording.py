"""How a passage is written in a pair."""

from collections.abc import Callable
from functools import lru_cache

from annotator.domain.span import Span
from annotator.formats.training.options import PassageText
from annotator.formats.training.pair import PairEnd
from annotator.session.training.pairing.marking import marked
from annotator.text.extent import Extent, union
from annotator.text.sentences import sentences

KEPT = 8_192
"""Of how many passages the sentences are remembered."""


def folded(text: str) -> str:
    """What two texts share that differ in case and white space alone."""
    return " ".join(text.casefold().split())


class Wording:
    """Writes passages as spans, as their sentences, or as their sentences with marks."""

    def __init__(self, text_of: Callable[[str], str], form: PassageText) -> None:
        """`text_of` gives the stored text of a document by its id."""
        self._text_of = text_of
        self._form = form
        self._sentences = lru_cache(maxsize=KEPT)(self._find_sentences)

    def of_span(self, span: Span) -> PairEnd:
        """A span as the end of a pair."""
        text, respelled = self._written(span.document, span.extent, span.quote)
        return PairEnd(
            span.document, *span.extent, text, span.id, span.rev, span.label, respelled=respelled
        )

    def of_passage(self, document: str, extent: Extent, quote: str) -> PairEnd:
        """A passage that is no span as the end of a pair."""
        text, respelled = self._written(document, extent, quote)
        return PairEnd(document, *extent, text, respelled=respelled)

    @property
    def is_unmarked_sentence(self) -> bool:
        """Whether nothing shows which part of a sentence is meant."""
        return self._form is PassageText.SENTENCE

    def told(self, end: PairEnd) -> Extent:
        """What of its document an end speaks of: where marks point at the passage, that alone."""
        extent = end.start, end.end
        return self._sentences(end.document, extent) if self.is_unmarked_sentence else extent

    def _written(self, document: str, extent: Extent, quote: str) -> tuple[str, bool]:
        if self._form is PassageText.SPAN:
            return quote, False
        around = self._sentences(document, extent)
        text = self._text_of(document)
        if self.is_unmarked_sentence:
            return text[slice(*around)], False
        return marked(text, around, extent)

    def _find_sentences(self, document: str, extent: Extent) -> Extent:
        """All of the sentences that the extent has a part of, and the extent."""
        around = extent
        for sentence in sentences(self._text_of(document), *extent):
            around = union(around, sentence)
        return around
