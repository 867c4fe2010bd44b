from bisect import bisect_left
from random import Random
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.tui.layout.mark import Mark
from annotator.tui.layout.span_index import SpanIndex

extents = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: (pair[0], sum(pair)))
acts = st.lists(st.tuples(st.booleans(), st.integers(0, 15), extents), max_size=40)


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(f"m{number}", start, end, None, "·")


@given(st.lists(extents, max_size=15), acts, extents)
def test_it_finds_what_a_look_at_every_mark_finds(
    first: list[tuple[int, int]],
    acts: list[tuple[bool, int, tuple[int, int]]],
    asked: tuple[int, int],
) -> None:
    plain = {f"m{number}": mark(number, *extent) for number, extent in enumerate(first)}
    index = SpanIndex(plain.values())
    for adds, number, extent in acts:
        if adds:
            plain[f"m{number}"] = mark(number, *extent)
            index.add(plain[f"m{number}"])
        else:
            assert index.remove(f"m{number}") == plain.pop(f"m{number}", None)
    start, end = asked
    overlapping = [each for each in plain.values() if each.start < end and each.end > start]
    assert index.overlapping(start, end) == sorted(overlapping, key=lambda each: each.depth_key)
    assert len(index) == len(plain)
    places = sorted(each.place for each in plain.values())
    at = bisect_left(places, (start, 0, ""))
    after, before = index.after((start, 0, "")), index.before((start, 0, ""))
    assert (after and after.place) == (places[at] if at < len(places) else None)
    assert (before and before.place) == (places[at - 1] if at else None)


def test_the_innermost_mark_at_an_offset_comes_first() -> None:
    index = SpanIndex([mark(1, 0, 50), mark(2, 10, 20), mark(3, 12, 15), mark(4, 15, 18)])
    assert [each.id for each in index.at(13)] == ["m3", "m2", "m1"]
    assert [each.id for each in index.at(15)] == ["m4", "m2", "m1"]
    assert index.at(50) == []


@pytest.mark.parametrize("order", ["sorted", "reversed", "shuffled"])
def test_a_change_among_20_000_marks_is_quick(order: str) -> None:
    marks = [mark(number, number * 10, number * 10 + 35) for number in range(20_000)]
    if order == "reversed":
        marks.reverse()
    elif order == "shuffled":
        Random(1).shuffle(marks)
    index = SpanIndex(marks[:10_000])
    for each in marks[10_000:]:
        index.add(each)
    began = thread_time()
    for number in range(200):
        index.add(mark(30_000 + number, number * 900, number * 900 + 50))
        index.overlapping(number * 900, number * 900 + 33)
        index.remove(f"m{number * 7}")
    assert (thread_time() - began) / 200 < 0.001
