"""What a decision and a difference are called."""

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.link import Relation
from annotator.session.adjudicating.telling import bounds_told, row_told
from tests.factories import ADA, BEN
from tests.session.adjudicating.bench import Bench, only


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("beta gamma", "beta gamma delta", "“delta” at the end"),
        ("beta gamma", "alpha beta gamma", "“alpha” at the start"),
        ("alpha beta gamma", "beta gamma delta", "“alpha” at the start, “delta” at the end"),
        ("beta gamma delta", "gamma", "“beta” at the start, “delta” at the end"),
    ],
)
def test_what_one_has_more_than_the_other_is_quoted(a: str, b: str, told: str) -> None:
    bench = Bench()
    bench.span(ADA, 1, a)
    bench.span(BEN, 1, b)
    item = only(bench.compared().disagreements)
    assert bounds_told(item) == told
    assert bounds_told(item.mirrored) == told


def test_one_span_alone_or_the_same_bounds_have_nothing_more() -> None:
    bench = Bench()
    bench.span(ADA, 1, "beta")
    bench.span(ADA, 2, "beta")
    bench.span(BEN, 2, "beta", "testimony")
    assert [bounds_told(entry.item) for entry in bench.compared().disagreements] == ["", ""]


def test_a_link_names_its_articles_its_relation_and_which_says_more() -> None:
    bench = Bench()
    near, far = bench.span(ADA, 1, "beta"), bench.span(ADA, 3, "gamma")
    plain = bench.link(near, far)
    comparison = bench.compared()
    draft, sources = comparison.sitting.draft, comparison.sources
    assert row_told(draft, sources, plain) == "equivalent 1 = 3 “gamma”"
    says_more = "a" if near.id < far.id else "b"
    partial = bench.link(near, far, Relation.PARTIAL, more=says_more)
    assert row_told(draft, sources, partial) == "partial 1 ~ 3 “gamma”, 1 says more"


def test_of_several_rows_the_first_is_named() -> None:
    bench = Bench()
    bench.span(ADA, 1, "beta gamma delta")
    bench.span(BEN, 1, "beta gamma")
    bench.span(BEN, 1, "delta")
    comparison = bench.compared()
    done = bench.decide(comparison, only(comparison.disagreements), Choice.B)
    assert done.title == "as Ben has it: statistic “beta gamma” and 1 more"
