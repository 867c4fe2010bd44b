"""Which code points two annotators put under a label: safe with spans that overlap or nest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.review.coefficients import cohen_kappa, f1, inside_alpha
from annotator.review.measure import Measure, measured
from annotator.review.shared_article import SharedArticle
from annotator.review.stretches import common, covered, stretches
from annotator.text.extent import Extent


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """On where one label belongs: of every code point, whether it is inside or outside."""

    kappa: Measure
    """Cohen's."""
    alpha: Measure
    """Krippendorff's."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """Of one article, the code points under one label."""

    both: int
    a: int
    b: int
    length: int
    """Of the article."""

    @property
    def table(self) -> tuple[int, int, int, int]:
        """In both, only in `a`, only in `b`, in neither."""
        only_a, only_b = self.a - self.both, self.b - self.both
        return self.both, only_a, only_b, self.length - self.both - only_a - only_b


def code_point_agreement(
    articles: Sequence[SharedArticle], seed: int
) -> tuple[Measure, dict[str, LabelAgreement]]:
    """The F1 of all pairs of a code point and a label, and how far each label agrees by itself.

    The labels are those that either uses, by id; the articles come without plain highlights.
    """
    layers = [(_covered(each.a), _covered(each.b)) for each in articles]
    labels = sorted({label for pair in layers for own in pair for label in own})
    inside = {
        label: [
            _inside(a.get(label, []), b.get(label, []), each.document.length)
            for each, (a, b) in zip(articles, layers, strict=True)
        ]
        for label in labels
    }
    return _f1(inside, seed), {label: _by_label(inside[label], seed) for label in labels}


def _f1(inside: dict[str, list[_Inside]], seed: int) -> Measure:
    rows = [
        (sum(each.both for each in labels), sum(each.a + each.b for each in labels))
        for labels in zip(*inside.values(), strict=True)
    ]
    return measured(rows, f1, sum(total for _, total in rows), seed)


def _by_label(inside: Sequence[_Inside], seed: int) -> LabelAgreement:
    tables = [each.table for each in inside]
    n = sum(each.length for each in inside)
    return LabelAgreement(
        measured(tables, cohen_kappa, n, seed), measured(tables, inside_alpha, n, seed)
    )


def _inside(a: list[Extent], b: list[Extent], length: int) -> _Inside:
    return _Inside(covered(common(a, b)), covered(a), covered(b), length)


def _covered(spans: Iterable[Span]) -> dict[str, list[Extent]]:
    extents = defaultdict[str, list[Extent]](list)
    for span in spans:
        assert span.label is not None
        extents[span.label].append(span.extent)
    return {label: stretches(own) for label, own in extents.items()}
