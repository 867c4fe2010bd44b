"""Training data made at random from texts that break programs, as one layer has it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from annotator.domain.document import Annotator
from annotator.domain.label import INITIAL_LABELS, Label
from annotator.domain.link import Link, Relation, Side
from annotator.domain.span import Span
from annotator.formats.training.bundle import Article, Bundle
from annotator.formats.training.pair import Pair, Triplet
from tests.factories import ADA, make_document, make_link, make_span
from tests.strategies import stored_text

LABELS = ("testimony", "statistic", None)
NOTES = ("", "?", "two\nlines")


@dataclass(frozen=True, slots=True)
class MadeData:
    """One bundle of one layer; see `formats.training.data.TrainingData`."""

    bundle: Bundle
    texts: dict[str, str]
    labels: tuple[Label, ...] = INITIAL_LABELS
    annotators: tuple[Annotator, ...] = (ADA,)
    splits: tuple[str, ...] = ("",)

    @property
    def spans(self) -> list[Span]:
        """All spans by id."""
        return sorted(self.bundle.spans.values(), key=lambda span: span.id)

    def bundles(self) -> Iterator[Bundle]:
        """The bundle."""
        yield self.bundle

    def text(self, document: str) -> str:
        """The stored text."""
        return self.texts[document]

    def pairs(self) -> Iterator[Pair]:
        """None."""
        return iter(())

    def triplets(self) -> Iterator[Triplet]:
        """None."""
        return iter(())


@st.composite
def made_data(draw: st.DrawFn) -> MadeData:
    """Two or three articles with spans anywhere in them, and links between these."""
    texts = draw(st.lists(stored_text(6), min_size=2, max_size=3, unique=True))
    articles = [_article(draw, text, number) for number, text in enumerate(texts, start=1)]
    spans = [span for article in articles for span in article.spans]
    links: dict[tuple[str, str], Link] = {}
    for _ in range(draw(st.integers(0, 3)) if spans else 0):
        one, other = draw(st.sampled_from(spans)), draw(st.sampled_from(spans))
        if one.document != other.document:
            link = _link(draw, one, other, len(links))
            links.setdefault((link.a, link.b), link)
    bundle = Bundle(ADA.id, (ADA.id,), "", tuple(articles), tuple(links.values()))
    return MadeData(bundle, {f"d{number}": text for number, text in enumerate(texts, start=1)})


def _article(draw: st.DrawFn, text: str, number: int) -> Article:
    document = make_document(text, id=f"d{number}", number=number, title=draw(stored_text(2)))
    spans = []
    for place in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        span = make_span(document, text, start, end, id=f"d{number}.{place}")
        label, note = draw(st.sampled_from(LABELS)), draw(st.sampled_from(NOTES))
        spans.append(replace(span, label=label, note=note))
    return Article(document, tuple(spans), complete=draw(st.booleans()))


def _link(draw: st.DrawFn, one: Span, other: Span, number: int) -> Link:
    relation = draw(st.sampled_from(Relation))
    sides: tuple[Side | None, ...] = ("a", "b", None)
    more = draw(st.sampled_from(sides)) if relation is Relation.PARTIAL else None
    return make_link(one, other, relation, id=f"link{number}", more=more)
