"""How far two annotators mark the same spans."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.domain.span import Span
from annotator.review.code_points import LabelAgreement, code_point_agreement
from annotator.review.coefficients import f1, krippendorff_alpha
from annotator.review.matching import HALF, match, match_by_place
from annotator.review.measure import Measure, measured
from annotator.review.shared_article import SharedArticle


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """Intervals are by a bootstrap over articles.

    A plain highlight has no label, so it counts in `exact_f1_bounds` only.
    """

    exact_f1: Measure
    """Equal bounds and equal label, one to one; `n` counts spans of either."""
    exact_f1_bounds: Measure
    """Equal bounds, one to one, whatever the labels."""
    iou50_f1: Measure
    """Equal label and at least half of what either covers in common, one to one."""
    char_f1: Measure
    """Of code points under a label; `n` counts those of either, under each label once."""
    label_alpha: Measure
    """Krippendorff's alpha of the labels of spans that are matched by place alone, at the same
    half; `n` counts pairs."""
    by_label: Mapping[str, LabelAgreement]
    """By the id of each label that either uses, in alphabetic order; `n` counts code points."""


def span_agreement(articles: Sequence[SharedArticle], seed: int) -> SpanAgreement:
    """Compare the spans of two annotators."""
    labelled = [each.labelled for each in articles]
    char_f1, by_label = code_point_agreement(labelled, seed)
    return SpanAgreement(
        exact_f1=_f1(labelled, [_exact(each, True) for each in labelled], seed),
        exact_f1_bounds=_f1(articles, [_exact(each, False) for each in articles], seed),
        iou50_f1=_f1(labelled, [len(match(each.a, each.b).pairs) for each in labelled], seed),
        char_f1=char_f1,
        label_alpha=_label_alpha(labelled, seed),
        by_label=by_label,
    )


def _f1(articles: Sequence[SharedArticle], hits: Sequence[int], seed: int) -> Measure:
    rows = [(both, each.spans) for both, each in zip(hits, articles, strict=True)]
    return measured(rows, f1, sum(each.spans for each in articles), seed)


def _exact(article: SharedArticle, with_label: bool) -> int:
    """How many spans have a twin of their own in the other layer."""

    def places(spans: Sequence[Span]) -> Counter[object]:
        return Counter((span.extent, span.label if with_label else None) for span in spans)

    return (places(article.a) & places(article.b)).total()


def _label_alpha(articles: Sequence[SharedArticle], seed: int) -> Measure:
    paired = [
        [(one.label, other.label) for one, other in match_by_place(each.a, each.b, HALF).pairs]
        for each in articles
    ]
    given = [Counter(chain.from_iterable(pairs)) for pairs in paired]
    labels = sorted({str(label) for counts in given for label in counts})
    rows = [
        (sum(one != other for one, other in pairs), *(counts[label] for label in labels))
        for pairs, counts in zip(paired, given, strict=True)
    ]
    return measured(rows, krippendorff_alpha, sum(map(len, paired)), seed)
