"""What is asked, what is not asked again, and what both say."""

from annotator.domain.adjudication import Choice
from annotator.domain.link import Relation
from annotator.review.difference import Difference, Subject
from annotator.session.adjudicating.comparison import Count
from tests.factories import ADA, BEN
from tests.session.adjudicating.bench import STATISTIC, Bench, only

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")


def test_what_both_say_is_taken_over_in_one_step() -> None:
    bench = Bench()
    near, far = bench.spans(1, "beta"), bench.spans(2, "beta")
    for one, other in zip(near, far, strict=True):
        bench.link(one, other)
        bench.absence(one, 3)
    comparison = bench.compared()
    done = bench.take_agreed(comparison)
    assert done.title == "took over what both say: 2 spans, 1 link, 1 “nothing here”"
    assert len(bench.steps) == 1
    layer = bench.layer
    assert (len(layer.spans), len(layer.links), len(layer.absences)) == (2, 1, 1)
    assert {each.choice for each in layer.adjudications.values()} == {Choice.AGREED}
    for adjudication in layer.adjudications.values():
        (taken,) = adjudication.taken
        assert set(taken.sources) == {*adjudication.a, *adjudication.b}
    assert comparison.waiting == []
    again = bench.take_agreed(comparison)
    assert (again.step, again.title) == (None, "nothing that both say is left to take over")
    bench.undo(comparison)
    assert not list(layer)
    assert len(comparison.waiting) == 4


def test_an_agreed_link_goes_with_the_last_of_its_ends() -> None:
    bench = Bench()
    a = bench.span(ADA, 1, "beta gamma"), bench.span(ADA, 2, "beta")
    b = bench.span(BEN, 1, "beta gamma delta"), bench.span(BEN, 2, "beta")
    bench.link(*a)
    bench.link(*b)
    comparison = bench.compared()
    assert bench.take_agreed(comparison).title == "took over what both say: 1 span"
    assert bench.take_agreed(comparison).title == (
        "nothing more can be taken over: 1 link stands on what is not decided yet, or was left out"
    )
    done = bench.decide(comparison, only(comparison.disagreements), Choice.B)
    assert done.title == "as Ben has it: statistic “beta gamma delta”, and with it 1 link"
    assert len(bench.layer.links) == 1
    bench.undo(comparison)
    assert not bench.layer.links


def test_compared_again_nothing_decided_is_asked_and_what_is_new_is() -> None:
    bench = Bench()
    a = bench.span(ADA, 1, "beta gamma")
    bench.span(BEN, 1, "beta gamma delta")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.A)
    before = bench.tags()
    bench.change(a, label="filler")
    late = bench.span(BEN, 1, "beta gamma", "filler")
    again = bench.compared()
    (entry,) = [each for each in again.disagreements if not each.decided]
    assert (entry.item.difference, entry.item.rows) == (Difference.ONLY_B, (late,))
    assert any(each.changed_since for each in again.disagreements)
    assert bench.tags() == before


def test_named_the_other_way_round_nothing_is_asked_again() -> None:
    bench = Bench()
    bench.span(ADA, 1, "beta gamma")
    bench.span(BEN, 1, "beta gamma delta")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.A)
    assert all(entry.decided for entry in bench.compared(BEN, ADA).disagreements)


def test_counts_are_of_each_kind() -> None:
    bench = Bench()
    bench.span(ADA, 1, "beta gamma")
    bench.span(BEN, 1, "beta gamma delta")
    near, far = bench.spans(2, "beta"), bench.spans(3, "beta")
    bench.link(near[0], far[0])
    bench.link(near[1], far[1], Relation.PARTIAL)
    alone = bench.span(ADA, 4, "zeta")
    bench.link(near[0], alone)
    comparison = bench.compared()
    bench.decide(comparison, comparison.disagreements[0].item, Choice.A)
    bench.decide(comparison, comparison.disagreements[1].item, Choice.NEITHER)
    assert comparison.counts() == {
        (Subject.SPAN, Difference.BOUNDARY): Count(1, 1, 0),
        (Subject.SPAN, Difference.ONLY_A): Count(1, 1, 0),
        (Subject.LINK, Difference.RELATION): Count(1, 0, 0),
        (Subject.LINK, Difference.ONLY_A): Count(1, 1, 1),
    }


def test_a_twentieth_of_what_both_say_is_offered_for_a_look() -> None:
    bench = Bench()
    for article in (1, 2, 3):
        for word in WORDS:
            bench.spans(article, word)
    comparison = bench.compared()
    chosen = {entry.item.key for entry in comparison.sample}
    assert len(chosen) == 2
    bench.take_agreed(comparison)
    assert {entry.item.key for entry in comparison.sample} == chosen
    assert {entry.item.key for entry in bench.compared(BEN, ADA).sample} == chosen


def test_a_look_at_the_sample_is_a_decision() -> None:
    bench = Bench()
    bench.spans(1, "beta")
    comparison = bench.compared()
    bench.take_agreed(comparison)
    (entry,) = comparison.sample
    assert not entry.decided
    bench.decide(comparison, entry.item, Choice.BOTH)
    assert comparison.sample[0].decided
    assert bench.tags() == [(STATISTIC, "beta")]
    bench.decide(comparison, entry.item, Choice.NEITHER)
    assert bench.tags() == []


def test_neither_of_the_two_is_always_on_the_left() -> None:
    bench = Bench()
    for article in (1, 2, 3, 4):
        for word in WORDS:
            bench.span(ADA, article, word)
    forth, back = bench.compared(), bench.compared(BEN, ADA)
    items = [entry.item for entry in forth.disagreements]
    left = [forth.a_is_left(item) for item in items]
    assert 4 < sum(left) < len(left) - 4
    assert [not back.a_is_left(item) for item in items] == left


def test_the_agreement_is_that_of_the_two_layers() -> None:
    bench = Bench()
    bench.spans(1, "beta")
    bench.span(ADA, 2, "zeta")
    found = bench.compared().agreement()
    assert (found.spans_a, found.spans_b) == (2, 1)
