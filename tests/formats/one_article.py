"""One article of any text with any spans, as training data."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from annotator.domain.document import Annotator, Document
from annotator.domain.label import INITIAL_LABELS, Label
from annotator.domain.span import Span
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.pair import Pair, Triplet
from tests.factories import ADA, make_document
from tests.strategies import stored_text


@dataclass(frozen=True, slots=True)
class OneArticle:
    """Implements `formats.training.data.TrainingData`."""

    content: str
    spans: tuple[Span, ...]
    labels: tuple[Label, ...] = INITIAL_LABELS
    annotators: tuple[Annotator, ...] = (ADA,)
    splits: tuple[str, ...] = ("",)

    @property
    def document(self) -> Document:
        """The article."""
        return make_document(self.content, id="d", key="k")

    def text(self, _: str) -> str:
        """Its text."""
        return self.content

    def bundles(self) -> Iterator[Bundle]:
        """The one that there is."""
        yield Bundle(ADA.id, (ADA.id,), "", (Article(self.document, self.spans, True),))

    def pairs(self) -> Iterator[Pair]:
        """None."""
        yield from ()

    def triplets(self) -> Iterator[Triplet]:
        """None."""
        yield from ()


@st.composite
def any_article(draw: st.DrawFn) -> OneArticle:
    """An article with up to five spans, some of them without a label, in their order."""
    text = draw(stored_text())
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    drawn = draw(st.lists(place.filter(lambda each: each[0] < each[1]), max_size=5))
    label = st.sampled_from((None, "testimony", "statistic"))
    spans = [
        Span(f"s{number}", "d", ADA.id, start, end, text[start:end], draw(label))
        for number, (start, end) in enumerate(sorted(drawn, key=lambda each: (each[0], -each[1])))
    ]
    return OneArticle(text, tuple(spans))
