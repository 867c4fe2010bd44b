"""What both layers say, and where they differ."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.identity import new_id
from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.review.difference import Difference, Item, Subject, part
from annotator.review.disagreements import compare
from tests.review.marks import S, T, equal, mark, marks

DOCUMENTS = ("d1", "d2", "d3")

D = Difference


def layer_of(who: str, *records: LayerRecord) -> Layer:
    return Layer(who, [replace(record, annotator=who) for record in records])


def found(a: Sequence[LayerRecord], b: Sequence[LayerRecord]) -> list[Item]:
    return compare(DOCUMENTS, layer_of("a", *a), layer_of("b", *b))


def differences(items: Sequence[Item]) -> list[tuple[Subject, Difference]]:
    return [(item.subject, item.difference) for item in items]


def of_spans(a: Sequence[Span], b: Sequence[Span]) -> list[Difference]:
    return [item.difference for item in found(a, b)]


def absence(span: Span, document: str) -> Absence:
    return Absence(new_id(), span.annotator, span.id, document)


def test_the_same_bounds_and_label_are_agreed() -> None:
    assert of_spans([mark("d1", 0, 10)], [mark("d1", 0, 10)]) == [D.AGREED]
    assert of_spans([mark("d1", 0, 10, None)], [mark("d1", 0, 10, None)]) == [D.AGREED]


def test_other_bounds_another_label_or_both() -> None:
    one = mark("d1", 0, 10, T)
    assert of_spans([one], [mark("d1", 0, 12, T)]) == [D.BOUNDARY]
    assert of_spans([one], [mark("d1", 0, 10, S)]) == [D.LABEL]
    assert of_spans([one], [mark("d1", 0, 10, None)]) == [D.LABEL]
    assert of_spans([one], [mark("d1", 0, 12, S)]) == [D.LABEL_AND_BOUNDARY]


def test_one_label_and_any_overlap_differ_in_their_bounds_only() -> None:
    assert of_spans([mark("d1", 0, 10)], [mark("d1", 9, 20)]) == [D.BOUNDARY]


def test_a_short_span_of_another_label_inside_a_long_one_is_a_statement_of_its_own() -> None:
    assert of_spans([mark("d1", 0, 20, T)], [mark("d1", 5, 9, S)]) == [D.ONLY_A, D.ONLY_B]


def test_spans_of_other_documents_have_nothing_to_do_with_each_other() -> None:
    assert of_spans([mark("d1", 0, 10)], [mark("d2", 0, 10)]) == [D.ONLY_A, D.ONLY_B]


def test_one_span_against_its_pieces_is_one_disagreement() -> None:
    whole, pieces = mark("d1", 0, 20), [mark("d1", 0, 11), mark("d1", 12, 20)]
    (item,) = found([whole], pieces)
    assert (item.difference, len(item.a), len(item.b)) == (D.SPLIT, 1, 2)
    (item,) = found(pieces, [whole])
    assert (item.difference, len(item.a), len(item.b)) == (D.SPLIT, 2, 1)


def test_pieces_lie_mostly_within_and_beside_one_another() -> None:
    whole = mark("d1", 0, 12)
    outside = [mark("d1", 0, 8), mark("d1", 10, 20)]
    assert of_spans([whole], outside) == [D.BOUNDARY, D.ONLY_B]
    nested = [mark("d1", 0, 11), mark("d1", 2, 6)]
    assert of_spans([whole], nested) == [D.BOUNDARY, D.ONLY_B]


def test_a_piece_of_another_label_is_none() -> None:
    pieces = [mark("d1", 0, 11, T), mark("d1", 12, 20, S)]
    assert of_spans([mark("d1", 0, 20, T)], pieces) == [D.BOUNDARY, D.ONLY_B]


def test_what_is_equal_is_no_piece_of_anything() -> None:
    long = mark("d1", 0, 20)
    inner = [mark("d1", 0, 9), mark("d1", 10, 20)]
    assert of_spans([long], [mark("d1", 0, 20), *inner]) == [D.ONLY_B, D.AGREED, D.ONLY_B]


# Links


A1, A2, A3 = mark("d1", 0, 10), mark("d2", 0, 10), mark("d3", 0, 10)
B1, B2, B3 = mark("d1", 0, 10), mark("d2", 0, 12), mark("d3", 0, 10)


def of_links(a: Sequence[Link], b: Sequence[Link]) -> list[Difference]:
    items = found([A1, A2, A3, *a], [B1, B2, B3, *b])
    return [item.difference for item in items if item.subject is Subject.LINK]


def more(link: Link, span: Span) -> Link:
    return replace(link, more="a" if link.a == span.id else "b")


def test_links_of_the_same_two_agree_in_their_relation_even_where_an_end_differs() -> None:
    assert of_links([equal(A1, A2)], [equal(B1, B2)]) == [D.AGREED]
    partial = equal(B1, B2, relation=Relation.PARTIAL)
    assert of_links([equal(A1, A2)], [partial]) == [D.RELATION]


def test_which_says_more_counts_only_where_both_know_it() -> None:
    a, b = (equal(*ends, relation=Relation.PARTIAL) for ends in ((A1, A2), (B1, B2)))
    assert of_links([more(a, A1)], [more(b, B1)]) == [D.AGREED]
    assert of_links([more(a, A1)], [b]) == [D.AGREED]
    assert of_links([more(a, A1)], [more(b, B2)]) == [D.RELATION]


def test_a_link_of_one_only() -> None:
    assert of_links([equal(A1, A3)], []) == [D.ONLY_A]
    assert of_links([equal(A1, A2)], [equal(B1, B3)]) == [D.ONLY_A, D.ONLY_B]


def test_a_link_of_a_span_that_the_other_has_not_is_of_one_only() -> None:
    alone = mark("d3", 15, 20, S)
    items = found([A1, alone, equal(A1, alone)], [B1])
    assert differences(items)[1:] == [(Subject.SPAN, D.ONLY_A), (Subject.LINK, D.ONLY_A)]


def test_a_link_against_the_links_of_the_pieces_is_one_disagreement() -> None:
    whole, far = mark("d1", 0, 20), mark("d2", 0, 10)
    pieces, other = [mark("d1", 0, 11), mark("d1", 12, 20)], mark("d2", 0, 10)
    links = [equal(piece, other) for piece in pieces]
    items = found([whole, far, equal(whole, far)], [*pieces, other, *links])
    assert differences(items)[2:] == [(Subject.LINK, D.SPLIT)]


def test_a_link_into_another_story_is_read_at_its_end_in_this_one() -> None:
    elsewhere = equal(A2, mark("of another story", 0, 5))
    item = found([A2, elsewhere], [])[1]
    assert (item.difference, item.document, item.start) == (D.ONLY_A, "d2", 0)


# Absences


def of_absences(a: Sequence[LayerRecord], b: Sequence[LayerRecord]) -> list[Difference]:
    items = found([A1, A2, A3, *a], [B1, B2, B3, *b])
    return [item.difference for item in items if item.subject is Subject.ABSENCE]


def test_an_absence_is_agreed_whichever_member_of_the_fact_it_stands_at() -> None:
    assert of_absences([absence(A1, "d3")], [absence(B1, "d3")]) == [D.AGREED]
    a: list[LayerRecord] = [absence(A1, "d3"), equal(A1, A2)]
    b: list[LayerRecord] = [absence(B2, "d3"), equal(B1, B2)]
    assert of_absences(a, b) == [D.AGREED]
    assert of_absences([absence(A1, "d3")], [absence(B2, "d3")]) == [D.ONLY_A, D.ONLY_B]


def test_absences_in_other_documents_do_not_meet() -> None:
    assert of_absences([absence(A1, "d3")], [absence(B1, "d2")]) == [D.ONLY_A, D.ONLY_B]


def test_of_one_fact_the_absences_of_one_layer_are_one_item() -> None:
    both: list[LayerRecord] = [equal(A1, A2), absence(A1, "d3"), absence(A2, "d3")]
    assert of_absences(both, []) == [D.ONLY_A]


# Order, and a part of an item


def test_spans_come_first_then_links_then_absences_each_in_reading_order() -> None:
    later, earlier = mark("d2", 0, 5), mark("d1", 3, 9)
    items = compare(
        ("d2", "d1"),
        layer_of("a", earlier, later, equal(earlier, later), absence(earlier, "d3")),
        layer_of("b"),
    )
    assert [(item.subject, item.document, item.start) for item in items] == [
        (Subject.SPAN, "d2", 0),
        (Subject.SPAN, "d1", 3),
        (Subject.LINK, "d2", 0),
        (Subject.ABSENCE, "d1", 3),
    ]


def test_what_is_left_of_an_item_is_compared_by_itself() -> None:
    one, other = mark("d1", 0, 10), mark("d1", 0, 12)
    (item,) = found([one], [other])
    assert part(item, {one.id, other.id}) is item
    assert part(item, ()) is None
    left = part(item, {other.id})
    assert left is not None
    assert (left.difference, left.a, [row.id for row in left.b]) == (D.ONLY_B, (), [other.id])


# Properties


@st.composite
def records(draw: st.DrawFn) -> list[LayerRecord]:
    """Spans that overlap and nest, links of any relation between documents, absences."""
    spans = draw(marks(DOCUMENTS))
    made: list[LayerRecord] = [*spans]
    pairs = [
        (one, other)
        for place, one in enumerate(spans)
        for other in spans[:place]
        if one.document != other.document
    ]
    if pairs:
        for one, other in draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True)):
            link = equal(one, other, relation=draw(st.sampled_from(list(Relation))))
            made.append(replace(link, more=draw(st.sampled_from(("a", "b", None)))))
    places = [(span, each) for span in spans for each in DOCUMENTS if each != span.document]
    if places:
        chosen = draw(st.lists(st.sampled_from(places), max_size=4, unique=True))
        made += [absence(span, document) for span, document in chosen]
    return made


@given(records(), records())
def test_every_row_is_in_exactly_one_item(a: list[LayerRecord], b: list[LayerRecord]) -> None:
    items = found(a, b)
    assert sorted(row.id for item in items for row in item.a) == sorted(each.id for each in a)
    assert sorted(row.id for item in items for row in item.b) == sorted(each.id for each in b)


@given(records(), records())
def test_with_a_and_b_changed_over_the_items_are_mirrored(
    a: list[LayerRecord], b: list[LayerRecord]
) -> None:
    forth, back = found(a, b), found(b, a)
    without_owner = [
        replace(item, a=tuple(map(unowned, item.a)), b=tuple(map(unowned, item.b)))
        for item in forth
    ]
    mirrored = [item.mirrored for item in back]
    assert [
        replace(item, a=tuple(map(unowned, item.a)), b=tuple(map(unowned, item.b)))
        for item in mirrored
    ] == without_owner


def unowned(row: Span | Link | Absence) -> Span | Link | Absence:
    return replace(row, annotator="")


@given(records(), records(), st.randoms(use_true_random=False))
def test_the_order_of_storage_changes_nothing(
    a: list[LayerRecord], b: list[LayerRecord], chance: random.Random
) -> None:
    before = found(a, b)
    for side in (a, b):
        chance.shuffle(side)
    assert found(a, b) == before


@given(records())
def test_who_says_the_same_agrees_on_everything(a: list[LayerRecord]) -> None:
    assert all(item.agreed for item in found(a, [renamed(record) for record in a]))


def renamed(record: LayerRecord) -> LayerRecord:
    """The same with other ids, in the same order."""
    match record:
        case Link():
            return replace(record, id=f"{record.id}!", a=f"{record.a}!", b=f"{record.b}!")
        case Absence():
            return replace(record, id=f"{record.id}!", span=f"{record.span}!")
        case _:
            return replace(record, id=f"{record.id}!")
