"""Agreement against scikit-learn and krippendorff, which `make check-agreement` installs."""

import math
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.review.coefficients import cohen_kappa
from annotator.review.matching import HALF, match_by_place
from annotator.review.mention import Mention
from annotator.review.set_measures import pair_f1, pair_table
from annotator.review.shared_article import shared_articles
from annotator.review.span_agreement import SpanAgreement, span_agreement
from tests.review.marks import LENGTH, S, T, article, marks

WHY = "is compared with by `make check-agreement`"
metrics = pytest.importorskip("sklearn.metrics", reason=f"scikit-learn {WHY}")
krippendorff = pytest.importorskip("krippendorff", reason=f"krippendorff {WHY}")

# Where scikit-learn divides by zero it warns, and says nan.
pytestmark = pytest.mark.filterwarnings("ignore")

fewer = settings(max_examples=40)
"""An example draws a thousand resamples of each measure."""

DOCUMENTS = [article(f"d{number}", number=number) for number in (1, 2, 3)]
LABELS = (S, T)

some_marks = marks([each.id for each in DOCUMENTS])
some_mentions = st.lists(
    st.builds(Mention, st.sampled_from("def"), st.sampled_from("pqr"), st.sampled_from("stu")),
    max_size=10,
)


def same(value: float | None, theirs: float) -> bool:
    """Whether two values are one, or both are none."""
    if value is None or math.isnan(theirs):
        return value is None and math.isnan(theirs)
    return math.isclose(value, theirs, abs_tol=1e-9)


def alpha(one: Sequence[int], other: Sequence[int]) -> float:
    """Krippendorff's alpha by the library, which refuses what is undefined."""
    if len({*one, *other}) < 2:
        return math.nan
    return float(krippendorff.alpha([one, other], level_of_measurement="nominal"))


def f1(one: Sequence[int], other: Sequence[int]) -> float:
    return float(metrics.f1_score(one, other, zero_division=math.nan)) if one else math.nan


def kappa(one: Sequence[int], other: Sequence[int]) -> float:
    return float(metrics.cohen_kappa_score(one, other, labels=[0, 1])) if one else math.nan


def inside(spans: Sequence[Span], label: str) -> list[int]:
    """For each code point of all articles whether it is under the label."""
    points = {
        (span.document, point)
        for span in spans
        if span.label == label
        for point in range(*span.extent)
    }
    return [int((each.id, point) in points) for each in DOCUMENTS for point in range(LENGTH)]


def ours(a: Sequence[Span], b: Sequence[Span]) -> SpanAgreement:
    return span_agreement(shared_articles(DOCUMENTS, a, b), seed=1)


@fewer
@given(some_marks, some_marks)
def test_code_points(a: list[Span], b: list[Span]) -> None:
    found = ours(a, b)
    for label in found.by_label:
        one, other = inside(a, label), inside(b, label)
        assert same(found.by_label[label].kappa.value, kappa(one, other))
        assert same(found.by_label[label].alpha.value, alpha(one, other))
    one, other = ([x for label in LABELS for x in inside(each, label)] for each in (a, b))
    assert same(found.char_f1.value, f1(one, other))


@fewer
@given(some_marks, some_marks)
def test_exact_spans(a: list[Span], b: list[Span]) -> None:
    places = [
        {(span.document, span.extent, span.label) for span in each if span.label is not None}
        for each in (a, b)
    ]
    either = sorted(places[0] | places[1], key=str)
    one, other = ([int(place in own) for place in either] for own in places)
    assert same(ours(a, b).exact_f1.value, f1(one, other))


@fewer
@given(some_marks, some_marks)
def test_labels_where_both_marked(a: list[Span], b: list[Span]) -> None:
    labelled_a, labelled_b = ([span for span in each if span.label] for each in (a, b))
    pairs = match_by_place(labelled_a, labelled_b, HALF).pairs
    one = [LABELS.index(str(pair[0].label)) for pair in pairs]
    other = [LABELS.index(str(pair[1].label)) for pair in pairs]
    assert same(ours(a, b).label_alpha.value, alpha(one, other))


@given(some_mentions)
def test_linked_pairs(mentions: list[Mention]) -> None:
    pairs = [pair for pair in combinations(mentions, 2) if pair[0].document != pair[1].document]
    one = [int(x.a == y.a) for x, y in pairs]
    other = [int(x.b == y.b) for x, y in pairs]
    table = pair_table(mentions)
    assert same(pair_f1(*table), f1(one, other))
    assert same(cohen_kappa(*table), kappa(one, other))


@given(st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("stu")), max_size=10))
def test_kappa_of_pairs_is_the_adjusted_rand_index(sets: list[tuple[str, str]]) -> None:
    # With one mention an article every pair counts; Warrens (2008), On the equivalence of
    # Cohen's kappa and the Hubert-Arabie adjusted Rand index.
    mentions = [Mention(f"d{number}", *pair) for number, pair in enumerate(sets)]
    value = cohen_kappa(*pair_table(mentions))
    assume(value is not None)
    one, other = zip(*sets, strict=True)
    assert same(value, float(metrics.adjusted_rand_score(one, other)))
