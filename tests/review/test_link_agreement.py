"""The measures of links, against fractions that are worked out by hand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from annotator.domain.document import Document
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.review.link_agreement import LinkAgreement, Unmatched, link_agreement
from annotator.review.measure import Measure
from annotator.review.shared_article import shared_articles
from tests.review.marks import S, article, equal, layer, mark

STORY = [article(f"d{number}", number=number) for number in (1, 2, 3)]

Pairs = Sequence[tuple[str, str]]


def spans(documents: Sequence[Document] = STORY, rows: str = "xy") -> dict[str, Span]:
    """One span a row in each document: `x1`, `y1`, `x2` …"""
    return {
        f"{row}{number}": mark(document.id, 5 * place, 5 * place + 4)
        for number, document in enumerate(documents, start=1)
        for place, row in enumerate(rows)
    }


def compared(
    a: Pairs, b: Pairs, *, only_a: dict[str, Span] | None = None, rows: str = "xy"
) -> LinkAgreement:
    """Both have the same spans, and `only_a` those of its own besides."""
    extra = only_a or {}
    own_a, own_b = spans(rows=rows) | extra, spans(rows=rows)
    one = layer("a", own_a.values(), [(own_a[x], own_a[y]) for x, y in a])
    other = layer("b", own_b.values(), [(own_b[x], own_b[y]) for x, y in b])
    articles = shared_articles(STORY, one.spans.values(), other.spans.values())
    return link_agreement(articles, one, other, seed=1)


def near(measure: Measure, value: Fraction, n: int) -> bool:
    return measure.value == pytest.approx(float(value), abs=1e-12) and measure.n == n


@pytest.fixture(scope="module")
def found() -> LinkAgreement:
    """`a`: {x1 x2 x3} by way of a span that `b` has not, {y1 y2}, {y3}; `b`: {x1 x2}, others."""
    return compared(
        [("x1", "x2"), ("x1", "w"), ("w", "x3"), ("y1", "y2")],
        [("x1", "x2")],
        only_a={"w": mark("d2", 20, 24, S), "v": mark("d2", 18, 24, S)},
    )


def test_pairs_after_closure(found: LinkAgreement) -> None:
    # a joins x1-x2, x1-x3, x2-x3, y1-y2; b x1-x2: 2 · 1 / 5.
    assert near(found.f1, Fraction(2, 5), 5)
    # 15 pairs of 6 spans, 3 of them of one article. Of 12: 1, 3, 0, 8; by chance 4 + 88 = 92.
    # (12 · 9 - 92) / (144 - 92) = 16/52.
    assert near(found.kappa, Fraction(4, 13), 12)


def test_b_cubed(found: LinkAgreement) -> None:
    # Recall (2 · 2/3 + 1/3 + 1/2 + 1/2 + 1) / 6 = 11/18, precision 1.
    assert near(found.b3_f1, Fraction(22, 29), 6)


def test_lea(found: LinkAgreement) -> None:
    # Recall (3 · 1/3 + 2 · 0 + 1) / 6 = 1/3; precision (2 · 1 + 0 + 0 + 0 + 1) / 6 = 1/2.
    assert near(found.lea_f1, Fraction(2, 5), 6)


def test_unmatched_spans_are_counted(found: LinkAgreement) -> None:
    assert found.matched == 6
    assert found.unmatched_a == Unmatched(2, 1)
    assert found.unmatched_b == Unmatched(0, 0)


def test_one_story_has_no_interval(found: LinkAgreement) -> None:
    assert found.f1.interval is found.b3_f1.interval is None


def test_without_a_link_nothing_is_defined() -> None:
    bare = compared([], [])
    assert bare.f1 == Measure(None, 0)
    assert bare.kappa == Measure(None, 12)
    assert bare.b3_f1 == bare.lea_f1 == Measure(None, 6)


def test_only_one_who_links_does_not_agree() -> None:
    alone = compared([("x1", "x2")], [])
    assert (alone.f1.value, alone.kappa.value) == (0, 0)
    # Six sets of one: recall (1/2 + 1/2 + 4) / 6 = 5/6, precision 1.
    assert near(alone.b3_f1, Fraction(10, 11), 6)
    # Recall 4/6, and precision 4/6: the sets of one that x1 and x2 are with b are not found.
    assert near(alone.lea_f1, Fraction(2, 3), 6)


def test_the_same_links_drawn_otherwise_agree_in_full() -> None:
    chain, star = [("x1", "x2"), ("x2", "x3")], [("x1", "x3"), ("x1", "x2")]
    same = compared(chain, star)
    values = same.f1.value, same.kappa.value, same.b3_f1.value, same.lea_f1.value
    assert values == (1, 1, 1, 1)


def test_other_relations_join_nothing() -> None:
    own = spans()
    one = layer("a", own.values(), [(own["x1"], own["x2"])])
    others = [
        equal(own["x1"], own["x2"], relation=relation)
        for relation in Relation
        if relation is not Relation.EQUIVALENT
    ]
    for link in others:
        other = layer("b", own.values())
        other.links[link.id] = link
        articles = shared_articles(STORY, own.values(), own.values())
        assert link_agreement(articles, one, other, seed=1).f1 == Measure(0, 1)


def test_stories_are_compared_apart_and_drawn_again() -> None:
    elsewhere = [article(f"e{number}", "t", number) for number in (1, 2)]
    documents = [*STORY, *elsewhere]
    own = spans(documents)
    a = layer("a", own.values(), [(own["x1"], own["x2"]), (own["x4"], own["x5"])])
    b = layer("b", own.values(), [(own["x1"], own["x2"]), (own["y1"], own["y4"])])
    articles = shared_articles(documents, own.values(), own.values())
    found = link_agreement(articles, a, b, seed=1)
    # In the one story 1 of 1 and 1, in the other 0 of 1 and 0; y1-y4 is between the two.
    assert near(found.f1, Fraction(2, 3), 3)
    assert found.between_stories == 1
    # 12 pairs in the one story; 6 of 4 spans, 2 of them of one article, in the other.
    assert found.kappa.n == 12 + 4
    assert found.f1.interval is not None
    assert (found.f1.interval.low, found.f1.interval.high) == (0, 1)
