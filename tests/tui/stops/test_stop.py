from hypothesis import given
from hypothesis import strategies as st

from annotator.tui.stops.stop import Stop, across, along, near, stops_of
from annotator.tui.widgets.rows import Part

PAGE = [
    [Part(" A title")],
    [Part(" ", "dim"), Part("[x] all", "text", "who:"), Part("[ ] Ana", "text", "who:ana")],
    [],
    [Part(" 宽", "dim"), Part("40", "field", "size:"), Part(" ", "cursor", "size:")],
    [Part("go", "key", "go")],
]

AT = stops_of(PAGE)


def test_parts_side_by_side_with_one_target_are_one_stop() -> None:
    found = stops_of(PAGE)
    assert found == [
        Stop("who:", 1, 1),
        Stop("who:ana", 1, 8),
        Stop("size:", 3, 3),
        Stop("go", 4, 0),
    ]


def test_a_part_in_a_column_of_its_own_begins_there() -> None:
    assert stops_of([[Part("a"), Part("b", "text", "b", column=9)]]) == [Stop("b", 0, 9)]


def test_a_target_on_two_rows_counts_where_it_is_first() -> None:
    assert stops_of([[Part("a", "text", "x")], [Part("b", "text", "x")]]) == [Stop("x", 0, 0)]


def test_going_along_follows_the_order_of_reading() -> None:
    assert along(AT, "who:ana", 1) == "size:"
    assert along(AT, "size:", -1) == "who:ana"
    assert along(AT, "go", 1) == "go"
    assert along(AT, "who:", -9) == "who:"


def test_going_across_takes_the_nearest_of_the_next_row_that_has_any() -> None:
    assert across(AT, "who:ana", 1) == "size:"
    assert across(AT, "go", -2) == "who:"
    assert across(AT, "size:", -1) == "who:"
    assert across(AT, "who:", -1) == "who:"


def test_where_nothing_can_be_chosen_nothing_is() -> None:
    assert along([], "gone", 1) == across([], "gone", 1) == near([], "gone", 0) == "gone"


def test_the_cursor_stays_or_goes_to_what_took_the_place() -> None:
    assert near(AT, "size:", 0) == "size:"
    assert near(AT, "gone", 2) == "size:"
    assert near(AT, "gone", 99) == "go"


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=6), st.integers(-9, 9))
def test_the_cursor_is_always_on_a_stop(page: list[list[str]], distance: int) -> None:
    stops = stops_of([[Part("x", "text", target) for target in row] for row in page])
    targets = {stop.target for stop in stops}
    assert targets == {target for row in page for target in row}
    for target in targets:
        assert along(stops, target, distance) in targets
        assert across(stops, target, distance) in targets
        assert along(stops, along(stops, target, 99), -99) == stops[0].target
