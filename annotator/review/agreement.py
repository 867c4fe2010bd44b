"""How far two annotators agree: every measure, with what it was taken from.

Nothing depends on the order in which rows are stored nor on their ids, and swapping the two
annotators changes no value. Measures that need tokens or one label for each character are left
out: spans overlap and nest here. See Artstein and Poesio (2008), Inter-coder agreement for
computational linguistics, for what the coefficients say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.review.link_agreement import LinkAgreement, link_agreement
from annotator.review.shared_article import shared_articles
from annotator.review.span_agreement import SpanAgreement, span_agreement

SEED = 20_101
"""Of the bootstrap, where nothing else is said: the same layers have the same intervals."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two layers compared in the articles of the stories that both annotators worked on."""

    a: str
    """The id of the one annotator."""
    b: str
    """The id of the other."""
    stories: tuple[str, ...]
    """By name; none where the two have no story in common."""
    articles: int
    one_sided: int
    """Articles in which only one of the two marked anything."""
    spans_a: int
    spans_b: int
    spans: SpanAgreement
    links: LinkAgreement


def agreement(
    documents: Iterable[Document], layer_a: Layer, layer_b: Layer, seed: int = SEED
) -> Agreement:
    """Compare two layers in these documents; what the layers have elsewhere is left out."""
    articles = shared_articles(documents, layer_a.spans.values(), layer_b.spans.values())
    return Agreement(
        a=layer_a.annotator,
        b=layer_b.annotator,
        stories=tuple(dict.fromkeys(each.document.story for each in articles)),
        articles=len(articles),
        one_sided=sum(bool(each.a) != bool(each.b) for each in articles),
        spans_a=sum(len(each.a) for each in articles),
        spans_b=sum(len(each.b) for each in articles),
        spans=span_agreement(articles, seed),
        links=link_agreement(articles, layer_a, layer_b, seed),
    )
