"""A line is cut where spans begin and end, and nowhere else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.session.reporting.page.segments import segments
from annotator.text.extent import Extent

LENGTH = 30


@st.composite
def extents(draw: st.DrawFn) -> Extent:
    start = draw(st.integers(0, LENGTH - 1))
    return start, draw(st.integers(start + 1, LENGTH))


def span_of(number: int, extent: Extent) -> Span:
    start, end = extent
    return Span(f"s{number}", "d", "ana", start, end, "x" * (end - start))


@given(extents(), st.lists(extents(), max_size=6))
def test_segments_tile_the_line_and_lie_under_the_same_spans_throughout(
    line: Extent, drawn: list[Extent]
) -> None:
    spans = [span_of(number, extent) for number, extent in enumerate(drawn)]
    found = list(segments(line, spans))
    assert [found[0].start, found[-1].end] == [*line]
    assert all(one.end == other.start for one, other in pairwise(found))
    for segment in found:
        for offset in range(segment.start, segment.end):
            over = {span.id for span in spans if span.start <= offset < span.end}
            assert {span.id for span in segment.spans} == over


@given(st.lists(extents(), min_size=1, max_size=6))
def test_the_innermost_span_is_the_last_and_each_begins_once(drawn: list[Extent]) -> None:
    spans = [span_of(number, extent) for number, extent in enumerate(drawn)]
    found = list(segments((0, LENGTH), spans))
    for segment in found:
        lengths = [span.end - span.start for span in segment.spans]
        assert lengths == sorted(lengths, reverse=True)
    for span in spans:
        begun = [each for each in found if span in each.spans and each.begins(span)]
        assert len(begun) == 1


def test_a_line_without_spans_is_one_segment() -> None:
    (only,) = segments((3, 9), [])
    assert (only.start, only.end, only.spans) == (3, 9, ())
