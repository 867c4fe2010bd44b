"""How far two annotators link the same spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.review.coefficients import cohen_kappa
from annotator.review.matching import match
from annotator.review.measure import Measure, measured
from annotator.review.mention import Mention, mentions
from annotator.review.set_measures import b_cubed, lea, pair_f1, pair_table, set_f1
from annotator.review.shared_article import SharedArticle


@dataclass(frozen=True, slots=True)
class Unmatched:
    """The spans of one annotator that the link measures leave out."""

    spans: int
    linked: int
    """Those of them with an `equivalent` link."""


@dataclass(frozen=True, slots=True)
class LinkAgreement:
    """Over the spans that were matched (equal label, IoU >= .5, one to one), story by story.

    Only `equivalent` links count, closed transitively: the others say that two spans differ.
    Intervals are by a bootstrap over stories.
    """

    f1: Measure
    """Of the pairs of spans of different articles that are in one set; `n` counts those of
    either."""
    kappa: Measure
    """Cohen's, over all pairs of matched spans of different articles of a story; `n` counts
    them."""
    b3_f1: Measure
    """B-cubed; `n` counts matched spans, sets of one included."""
    lea_f1: Measure
    """LEA; `n` counts matched spans, sets of one included."""
    matched: int
    """Spans of either that are matched with one of the other."""
    unmatched_a: Unmatched
    unmatched_b: Unmatched
    between_stories: int
    """`equivalent` links of either between articles of two stories: such pairs are left out."""


def link_agreement(
    articles: Sequence[SharedArticle], a: Layer, b: Layer, seed: int
) -> LinkAgreement:
    """Compare the sets of two annotators; `a` and `b` are the layers that the spans are from."""
    matchings = [match(each.a, each.b) for each in articles]
    pairs = [pair for each in matchings for pair in each.pairs]
    stories = _by_story(articles, mentions(pairs, a, b))
    tables = [pair_table(each) for each in stories]
    joined = sum(2 * both + only_a + only_b for both, only_a, only_b, _ in tables)
    return LinkAgreement(
        f1=measured(tables, pair_f1, joined, seed),
        kappa=measured(tables, cohen_kappa, sum(map(sum, tables)), seed),
        b3_f1=measured([b_cubed(each) for each in stories], set_f1, len(pairs), seed),
        lea_f1=measured([lea(each) for each in stories], set_f1, len(pairs), seed),
        matched=len(pairs),
        unmatched_a=_unmatched((span for each in matchings for span in each.only_a), a),
        unmatched_b=_unmatched((span for each in matchings for span in each.only_b), b),
        between_stories=_between_stories(articles, a) + _between_stories(articles, b),
    )


def _by_story(articles: Sequence[SharedArticle], found: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of each story that has articles here, those without one too."""
    story_of = _story_of(articles)
    stories: dict[str, list[Mention]] = {each.document.story: [] for each in articles}
    for mention in found:
        stories[story_of[mention.document]].append(mention)
    return list(stories.values())


def _between_stories(articles: Sequence[SharedArticle], layer: Layer) -> int:
    story_of = _story_of(articles)
    ends = (
        {story_of.get(layer.spans[end].document) for end in (link.a, link.b)}
        for link in layer.links.values()
        if link.relation is Relation.EQUIVALENT
    )
    return sum(len(stories) > 1 for stories in ends)


def _story_of(articles: Sequence[SharedArticle]) -> dict[str, str]:
    return {each.document.id: each.document.story for each in articles}


def _unmatched(spans: Iterable[Span], layer: Layer) -> Unmatched:
    linked = [
        any(link.relation is Relation.EQUIVALENT for link in layer.links_of(span.id))
        for span in spans
    ]
    return Unmatched(len(linked), sum(linked))
