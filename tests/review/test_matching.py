"""Which spans of two layers are the same one."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.review.matching import HALF, Matching, iou, match, match_by_place
from tests.review.marks import S, T, disguised, mark, marks

crowds = marks(["d"], length=8)
"""So many spans at so few places that many pairs overlap equally."""

Place = tuple[str, int, int, str | None]


def place(span: Span) -> Place:
    return span.document, span.start, span.end, span.label


def places(spans: Sequence[Span]) -> list[Place]:
    return [place(span) for span in spans]


def shown(matching: Matching) -> tuple[list[tuple[Place, Place]], list[Place], list[Place]]:
    """What was matched, without the ids."""
    pairs = [(place(one), place(other)) for one, other in matching.pairs]
    return pairs, places(matching.only_a), places(matching.only_b)


def test_overlap_is_what_is_shared_of_what_either_covers() -> None:
    assert iou(mark("d", 0, 10), mark("d", 5, 15)) == 5 / 15
    assert iou(mark("d", 0, 10), mark("d", 0, 10)) == 1
    assert iou(mark("d", 0, 5), mark("d", 5, 10)) == 0
    assert iou(mark("d", 0, 5), mark("e", 0, 5)) == 0


def test_half_of_what_either_covers_is_enough_and_less_is_not() -> None:
    half, less = mark("d", 0, 10), mark("d", 0, 9)
    assert match([mark("d", 0, 20)], [half]).pairs
    assert match([mark("d", 0, 20)], [less]).pairs == ()


def test_another_label_is_another_span_but_stands_at_the_same_place() -> None:
    one, other = mark("d", 0, 10, T), mark("d", 0, 10, S)
    assert match([one], [other]) == Matching((), (one,), (other,))
    assert match_by_place([one], [other]).pairs == ((one, other),)


def test_plain_highlights_match_each_other_only() -> None:
    highlight, other, tagged = mark("d", 0, 10, None), mark("d", 0, 9, None), mark("d", 0, 10)
    assert match([highlight], [tagged, other]).pairs == ((highlight, other),)


def test_the_best_overlap_goes_first() -> None:
    near, exact = mark("d", 0, 9), mark("d", 0, 10)
    assert match([mark("d", 0, 10)], [near, exact]).only_b == (near,)


def test_of_equal_overlaps_the_earliest_goes_first() -> None:
    early, late = mark("d", 0, 8), mark("d", 2, 10)
    assert match([mark("d", 0, 10)], [late, early]).only_b == (late,)
    # 3 code points of 6, and 4 of 8.
    short, long = mark("d", 0, 5), mark("d", 0, 8)
    for b in ([short, long], [long, short]):
        assert match([mark("d", 2, 6)], b).only_b == (long,)


def test_at_one_place_equal_labels_go_together() -> None:
    a = [mark("d", 0, 10, T), mark("d", 0, 10, S)]
    b = [mark("d", 0, 10, S), mark("d", 0, 10, T)]
    assert {(one.label, other.label) for one, other in match_by_place(a, b).pairs} == {
        (T, T),
        (S, S),
    }

    # By their names alone the official statement would go with the statistic.
    others = [mark("d", 0, 10, "official_statement"), mark("d", 0, 10, S)]
    b = [mark("d", 0, 10, S), mark("d", 0, 10, T)]
    assert {(one.label, other.label) for one, other in match_by_place(others, b).pairs} == {
        (S, S),
        ("official_statement", T),
    }


def test_by_place_any_shared_code_point_is_enough_unless_more_is_asked() -> None:
    one, other = mark("d", 0, 10), mark("d", 9, 20, S)
    assert match_by_place([one], [other]).pairs == ((one, other),)
    assert match_by_place([one], [other], HALF).pairs == ()
    assert match_by_place([mark("d", 0, 9)], [other]).pairs == ()


@given(marks(), marks())
def test_every_span_is_matched_once_or_left_over(a: list[Span], b: list[Span]) -> None:
    for found in (match(a, b), match_by_place(a, b)):
        assert sorted([one.id for one, _ in found.pairs] + [each.id for each in found.only_a]) == (
            sorted(each.id for each in a)
        )
        assert sorted(
            [other.id for _, other in found.pairs] + [each.id for each in found.only_b]
        ) == sorted(each.id for each in b)


@given(marks(), marks())
def test_what_is_left_over_has_no_partner_left(a: list[Span], b: list[Span]) -> None:
    left = match(a, b)
    assert not any(
        one.label == other.label and iou(one, other) >= HALF
        for one in left.only_a
        for other in left.only_b
    )
    left = match_by_place(a, b)
    assert not any(iou(one, other) for one in left.only_a for other in left.only_b)


@given(crowds, crowds, st.integers())
def test_order_and_ids_change_nothing(a: list[Span], b: list[Span], seed: int) -> None:
    other_a, other_b = disguised(a, seed), disguised(b, seed + 1)
    assert shown(match(other_a, other_b)) == shown(match(a, b))
    assert shown(match_by_place(other_a, other_b)) == shown(match_by_place(a, b))


@given(crowds, crowds)
def test_swapped_layers_match_alike(a: list[Span], b: list[Span]) -> None:
    for way in (match, match_by_place):
        forth, back = way(a, b), way(b, a)
        assert {(other.id, one.id) for one, other in back.pairs} == {
            (one.id, other.id) for one, other in forth.pairs
        }
        assert (back.only_a, back.only_b) == (forth.only_b, forth.only_a)
