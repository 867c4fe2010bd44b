"""Rows of the list of stories."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.domain.story import StoryState, StorySummary
from annotator.text.visible import visible_line
from annotator.tui.screens.listed_stories import ListedStories
from annotator.tui.screens.story_rows import column_heads, filter_parts, heading, story_row
from annotator.tui.widgets.rows import Part
from tests.strategies import nasty_text

figures = st.integers(0, 999_999)
stamps = st.none() | st.just("2026-11-22T06:31:00.000000Z")
stories = st.builds(
    StorySummary,
    name=nasty_text(40),
    documents=st.integers(1, 99),
    spans=figures,
    links=figures,
    complete=st.integers(0, 99),
    flagged=figures,
    open=figures,
    touched=stamps,
)


def shown(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)


@given(stories, st.integers(80, 220), st.sampled_from(["text", "active", "strong"]))
def test_a_row_fills_its_width_and_is_safe(story: StorySummary, width: int, style: str) -> None:
    row = shown(story_row(story, "story:3", style, width))
    assert visible_line(row) == row
    assert cell_len(row) == width
    assert cell_len(shown(column_heads(width))) <= width


@given(st.lists(stories, max_size=4), nasty_text(30), st.sampled_from(StoryState))
def test_heads_are_safe(some: list[StorySummary], name: str, state: StoryState) -> None:
    listed = ListedStories()
    listed.take(some)
    listed.ask_for(state, name)
    for row in (shown(heading(some, 80)), shown(filter_parts(listed))):
        assert visible_line(row) == row


def test_the_figures_stand_below_their_names() -> None:
    story = StorySummary("strike", 5, 1_012, 7, 2, 3, 14, "2026-11-22T06:31:00.000000Z")
    head, row = shown(column_heads(80)), shown(story_row(story, "story:0", "active", 80))
    for name, figure in {"complete": "2/5", "spans": "1,012", "links": "7", "open": "14"}.items():
        end = head.index(name) + len(name)
        assert row[:end].endswith(f" {figure}")
    assert row[head.index("touched") :].strip() == "2026-11-22"


def test_all_is_told_in_one_line() -> None:
    some = [StorySummary(str(number), 2, 3, 1, number, 2 * number, 1, None) for number in range(3)]
    assert shown(heading(some, 80)).endswith("  1 of 3 stories complete · 3 open · 6 flagged")
    assert shown(heading(some, 44)) == "  1 of 3 stories complete · 3 open · 6 flagged"
    assert shown(heading((), 80)).endswith("reading …")
