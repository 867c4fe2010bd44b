"""What a decision makes of two rows in the gold layer."""

from collections.abc import Sequence

import pytest

from annotator.domain.adjudication import Choice, Source
from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.adjudicating.edit import EditedLink, EditedSpan
from annotator.session.adjudicating.entries import Entry
from annotator.session.asking import NeedsAnswer
from tests.factories import ADA, BEN
from tests.session.adjudicating.bench import CLEO, STATISTIC, TESTIMONY, Bench, only


@pytest.fixture
def bench() -> Bench:
    return Bench()


def source(row: Span) -> Source:
    return Source("span", row.id, row.rev)


# Spans


def test_taking_a_makes_its_span_and_says_from_what(bench: Bench) -> None:
    a, b = bench.span(ADA, 1, "beta"), bench.span(BEN, 1, "beta gamma")
    comparison = bench.compared()
    done = bench.decide(comparison, only(comparison.disagreements), Choice.A)
    assert bench.tags() == [(STATISTIC, "beta")]
    found = bench.adjudication()
    assert (found.choice, found.adjudicator, found.a, found.b) == (
        Choice.A, CLEO.id, (source(a),), (source(b),)
    )  # fmt: skip
    (taken,) = found.taken
    assert (taken.record, taken.sources) == (done.span, (source(a),))
    assert done.title == "as Ada has it: statistic “beta”"
    assert done.step is not None
    assert {change.after.annotator for change in done.step.changes} == {"gold"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("choice", "tags"),
    [
        (Choice.A, [(STATISTIC, "beta gamma")]),
        (Choice.B, [(TESTIMONY, "beta gamma delta")]),
        (Choice.BOTH, [(STATISTIC, "beta gamma"), (TESTIMONY, "beta gamma delta")]),
        (Choice.NEITHER, []),
    ],
)
def test_each_choice_takes_over_what_it_says(
    bench: Bench, choice: Choice, tags: Sequence[tuple[str, str]]
) -> None:
    bench.span(ADA, 1, "beta gamma")
    bench.span(BEN, 1, "beta gamma delta", TESTIMONY)
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), choice)
    assert sorted(bench.tags(), key=lambda tag: tag[1]) == tags
    (entry,) = comparison.disagreements
    assert entry.decided
    assert entry.looked_at


def test_the_word_of_who_has_nothing_there_is_that_there_is_nothing(bench: Bench) -> None:
    bench.span(ADA, 1, "beta")
    comparison = bench.compared()
    done = bench.decide(comparison, only(comparison.disagreements), Choice.B)
    assert (bench.tags(), bench.adjudication().taken) == ([], ())
    assert done.title == "left out, as Ben has it: statistic “beta”"


def test_both_needs_two(bench: Bench) -> None:
    bench.span(ADA, 1, "beta")
    comparison = bench.compared()
    with pytest.raises(Refused, match="Only one of the two"):
        bench.decide(comparison, only(comparison.disagreements), Choice.BOTH)


def test_an_edit_is_made_of_both_and_trimmed(bench: Bench) -> None:
    a, b = bench.span(ADA, 1, "beta gamma"), bench.span(BEN, 1, "gamma", TESTIMONY)
    comparison = bench.compared()
    start = a.start - 1
    edit = EditedSpan(start, start + len(" beta gamma delta "), TESTIMONY)
    done = bench.decide(comparison, only(comparison.disagreements), Choice.EDIT, edit)
    assert bench.tags() == [(TESTIMONY, "beta gamma delta")]
    (taken,) = bench.adjudication().taken
    assert set(taken.sources) == {source(a), source(b)}
    assert done.title == "decided: testimony “beta gamma delta”"


def test_an_edit_that_says_what_one_of_them_says_is_their_word(bench: Bench) -> None:
    bench.span(ADA, 1, "beta")
    b = bench.span(BEN, 1, "beta", TESTIMONY)
    comparison = bench.compared()
    edit = EditedSpan(*b.extent, TESTIMONY)
    bench.decide(comparison, only(comparison.disagreements), Choice.EDIT, edit)
    assert bench.adjudication().choice is Choice.B


def test_what_is_in_the_gold_layer_already_is_used(bench: Bench) -> None:
    there = bench.gold.tag(bench.documents[0].id, 6, 10, STATISTIC).span
    bench.span(ADA, 1, "beta")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.A)
    assert [taken.record for taken in bench.adjudication().taken] == [there]
    assert len(bench.layer.spans) == 1


def test_a_split_is_decided_as_a_whole(bench: Bench) -> None:
    bench.span(ADA, 1, "beta gamma delta")
    bench.span(BEN, 1, "beta gamma")
    bench.span(BEN, 1, "delta")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.B)
    assert bench.tags() == [(STATISTIC, "beta gamma"), (STATISTIC, "delta")]


def test_a_span_of_a_retired_label_is_taken_over_as_it_is(bench: Bench) -> None:
    bench.span(ADA, 1, "beta", "of yore")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.A)
    assert bench.tags() == [("of yore", "beta")]


# Deciding anew


def test_decided_anew_what_no_longer_holds_goes(bench: Bench) -> None:
    bench.span(ADA, 1, "beta")
    bench.span(BEN, 1, "beta gamma")
    comparison = bench.compared()
    item = only(comparison.disagreements)
    for choice in (Choice.BOTH, Choice.B):
        bench.decide(comparison, item, choice)
    assert bench.tags() == [(STATISTIC, "beta gamma")]
    assert bench.adjudication().rev == 2
    assert bench.decide(comparison, item, Choice.B).step is None
    bench.decide(comparison, item, Choice.NEITHER)
    assert (bench.tags(), bench.adjudication().taken) == ([], ())


def test_decided_anew_one_span_stays_one_and_keeps_its_links(bench: Bench) -> None:
    one, _ = bench.spans(1, "beta")
    other, _ = bench.spans(2, "beta")
    comparison = bench.compared()
    bench.take_agreed(comparison)
    gold = {span.document: span.id for span in bench.layer.spans.values()}
    bench.gold.link(gold[one.document], gold[other.document], Relation.EQUIVALENT)
    item = comparison.agreed[0].item
    bench.decide(comparison, item, Choice.EDIT, EditedSpan(0, 10, TESTIMONY))
    assert bench.layer.spans[gold[one.document]].quote == "alpha beta"
    assert len(bench.layer.links) == 1
    with pytest.raises(NeedsAnswer) as asked:
        bench.decide(comparison, item, Choice.NEITHER)
    assert "1 row stands on testimony “alpha beta”" in asked.value.question.words
    bench.decide(comparison, item, Choice.NEITHER, anyway=True)
    assert len(bench.layer.spans) == 1
    assert not bench.layer.links
    bench.undo(comparison)
    assert len(bench.layer.links) == 1


# Undo


def test_undo_asks_again_and_redo_decides_again(bench: Bench) -> None:
    bench.span(ADA, 1, "beta")
    comparison = bench.compared()
    bench.decide(comparison, only(comparison.disagreements), Choice.A)
    assert bench.undo(comparison).title == "undid: as Ada has it: statistic “beta”"
    assert bench.tags() == []
    assert not comparison.disagreements[0].decided
    bench.redo(comparison)
    assert bench.tags() == [(STATISTIC, "beta")]
    assert comparison.disagreements[0].decided


# Links


def link_entries(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.item.subject == "link"]


def linked(bench: Bench, a: Relation | None, b: Relation | None) -> None:
    """Spans in articles 1 and 2 that both have, each linked as said."""
    near, far = bench.spans(1, "beta"), bench.spans(2, "beta")
    for side, relation in enumerate((a, b)):
        if relation is not None:
            bench.link(near[side], far[side], relation)


def test_a_link_waits_for_its_ends(bench: Bench) -> None:
    linked(bench, Relation.EQUIVALENT, None)
    comparison = bench.compared()
    item = only(comparison.disagreements)
    with pytest.raises(Refused, match="Ada’s “beta” is not in the gold layer yet"):
        bench.decide(comparison, item, Choice.A)
    bench.take_agreed(comparison)
    bench.decide(comparison, item, Choice.A)
    (link,) = bench.layer.links.values()
    assert {link.a, link.b} == set(bench.layer.spans)


def test_a_link_whose_end_was_left_out_falls_away(bench: Bench) -> None:
    linked(bench, Relation.EQUIVALENT, None)
    comparison = bench.compared()
    bench.decide(comparison, comparison.agreed[0].item, Choice.NEITHER)
    (entry,) = comparison.disagreements
    assert entry.fell_away
    assert entry.decided
    with pytest.raises(Refused, match="was not taken over"):
        bench.decide(comparison, entry.item, Choice.A)
    bench.decide(comparison, entry.item, Choice.NEITHER)
    assert comparison.disagreements[0].looked_at


def test_a_link_goes_to_what_was_taken_in_the_place_of_its_end(bench: Bench) -> None:
    """Ben’s bounds stand in the gold layer; Ada’s link of hers is taken over."""
    one, other = bench.span(ADA, 1, "beta"), bench.span(ADA, 2, "beta")
    bench.span(BEN, 1, "beta gamma")
    bench.span(BEN, 2, "beta")
    bench.link(one, other)
    comparison = bench.compared()
    bench.take_agreed(comparison)
    boundary, link = (entry.item for entry in comparison.disagreements)
    bench.decide(comparison, boundary, Choice.B)
    bench.decide(comparison, link, Choice.A)
    (made,) = bench.layer.links.values()
    quotes = {bench.layer.spans[end].quote for end in (made.a, made.b)}
    assert quotes == {"beta gamma", "beta"}


def test_an_end_that_became_two_spans_is_named(bench: Bench) -> None:
    one, other = bench.span(ADA, 1, "beta gamma delta"), bench.spans(2, "beta")[0]
    bench.span(BEN, 1, "beta gamma")
    bench.span(BEN, 1, "delta")
    bench.link(one, other)
    comparison = bench.compared()
    bench.take_agreed(comparison)
    split, link = (entry.item for entry in comparison.disagreements)
    bench.decide(comparison, split, Choice.B)
    with pytest.raises(Refused, match="“beta gamma delta” became 2 spans"):
        bench.decide(comparison, link, Choice.A)


def test_of_two_relations_one_is_taken_or_another_one(bench: Bench) -> None:
    linked(bench, Relation.EQUIVALENT, Relation.PARTIAL)
    comparison = bench.compared()
    bench.take_agreed(comparison)
    item = only(comparison.disagreements)
    with pytest.raises(Refused, match="A pair has one link only"):
        bench.decide(comparison, item, Choice.BOTH)
    for choice, edit, relation in (
        (Choice.B, None, Relation.PARTIAL),
        (Choice.A, None, Relation.EQUIVALENT),
        (Choice.EDIT, EditedLink(Relation.CONTRADICTS), Relation.CONTRADICTS),
    ):
        bench.decide(comparison, item, choice, edit)
        (link,) = bench.layer.links.values()
        assert link.relation is relation
        assert bench.adjudication_of(item).choice is choice


def test_which_says_more_goes_with_the_link(bench: Bench) -> None:
    near, far = bench.spans(1, "beta"), bench.spans(2, "beta")
    bench.link(near[0], far[0], Relation.PARTIAL)
    says_more = "a" if near[1].id < far[1].id else "b"
    bench.link(near[1], far[1], Relation.PARTIAL, more=says_more)
    comparison = bench.compared()
    bench.take_agreed(comparison)
    (link,) = bench.layer.links.values()
    more = {"a": link.a, "b": link.b, None: ""}[link.more]
    assert bench.layer.spans[more].document == near[1].document


def test_a_link_against_what_is_marked_as_different_asks_first(bench: Bench) -> None:
    ends = [bench.spans(article, "beta") for article in (1, 2, 3)]
    bench.link(ends[0][0], ends[1][0])
    bench.link(ends[0][1], ends[1][1])
    bench.link(ends[1][0], ends[2][0])
    bench.link(ends[0][1], ends[2][1], Relation.DIFFERENT)
    comparison = bench.compared()
    bench.take_agreed(comparison)
    items = [entry.item for entry in comparison.disagreements]
    bench.decide(comparison, items[0], Choice.B if items[0].b else Choice.A)
    with pytest.raises(NeedsAnswer):
        bench.decide(comparison, items[1], Choice.B if items[1].b else Choice.A)
    bench.decide(comparison, items[1], Choice.B if items[1].b else Choice.A, anyway=True)
    assert len(bench.layer.links) == 3


# Absences


def test_an_absence_stands_at_the_gold_span(bench: Bench) -> None:
    a, _ = bench.spans(1, "beta")
    bench.absence(a, 3)
    comparison = bench.compared()
    item = only(comparison.disagreements)
    with pytest.raises(Refused, match="not in the gold layer yet"):
        bench.decide(comparison, item, Choice.A)
    bench.take_agreed(comparison)
    done = bench.decide(comparison, item, Choice.A)
    (absence,) = bench.layer.absences.values()
    assert absence.document == bench.documents[2].id
    assert done.title == "as Ada has it: nothing in 3 of “beta”"


def test_nothing_there_is_refused_where_the_gold_layer_has_it(bench: Bench) -> None:
    one, far = bench.spans(1, "beta"), bench.spans(3, "beta")
    bench.absence(one[0], 3)
    bench.link(one[1], far[1])
    comparison = bench.compared()
    bench.take_agreed(comparison)
    link, absence = (entry.item for entry in comparison.disagreements)
    bench.decide(comparison, link, Choice.B)
    with pytest.raises(Refused, match="In the gold layer article 3 says it: “beta”"):
        bench.decide(comparison, absence, Choice.A)


def test_a_link_takes_back_that_there_is_nothing(bench: Bench) -> None:
    one, far = bench.spans(1, "beta"), bench.spans(3, "beta")
    bench.absence(one[0], 3)
    bench.link(one[1], far[1])
    comparison = bench.compared()
    bench.take_agreed(comparison)
    link, absence = (entry.item for entry in comparison.disagreements)
    bench.decide(comparison, absence, Choice.A)
    done = bench.decide(comparison, link, Choice.B)
    assert done.title == "as Ben has it: equivalent 1 = 3 “beta”, no longer nothing there"
    assert not bench.layer.absences
    assert all(entry.decided for entry in comparison.disagreements)
    bench.undo(comparison)
    assert len(bench.layer.absences) == 1


def test_an_edit_of_another_kind_is_refused(bench: Bench) -> None:
    linked(bench, Relation.EQUIVALENT, None)
    bench.span(ADA, 3, "beta")
    comparison = bench.compared()
    span, link = (entry.item for entry in comparison.disagreements)
    with pytest.raises(Refused, match="This is no span"):
        bench.decide(comparison, link, Choice.EDIT, EditedSpan(0, 5, None))
    with pytest.raises(Refused, match="This is no link"):
        bench.decide(comparison, span, Choice.EDIT, EditedLink(Relation.PARTIAL))
