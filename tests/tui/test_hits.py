"""Rows of the list of places."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from annotator.session.search import Hit
from annotator.text.visible import visible_line
from annotator.tui.screens.hits import Entry, entry_row
from tests.strategies import nasty_text

lines = nasty_text(6).map(lambda text: text.replace("\n", " "))


@st.composite
def hits(draw: st.DrawFn) -> Hit:
    """A hit whose every word is nasty; only what was found may have line ends."""
    story, name, before, after = (draw(lines) for _ in range(4))
    quote = draw(nasty_text(6))
    number, line = draw(st.integers(1, 300)), draw(st.integers(1, 90_000))
    return Hit("id", story, number, name, line, 0, len(quote), quote, before, after)


@given(hits(), st.integers(60, 220), st.booleans())
def test_a_row_fills_its_width_and_is_safe(hit: Hit, width: int, current: bool) -> None:
    parts = entry_row(Entry(hit, "0.83 strong   "), 7, current, width)
    shown = "".join(part.text for part in parts)
    assert visible_line(shown) == shown
    assert sum(cell_len(part.text) for part in parts) == width
    assert {part.target for part in parts} == {"entry:7"}


def test_what_was_found_stands_in_one_column() -> None:
    """However much of the line is before it."""
    columns = set()
    for before in ("", "one ", "one two three four five six seven eight nine ten "):
        hit = Hit("id", "strike", 1, "a.txt", 3, 0, 4, "Jin", before, " says so.")
        parts = entry_row(Entry(hit), 0, False, 80)
        place = [part.text for part in parts].index("Jin")
        columns.add(sum(cell_len(part.text) for part in parts[:place]))
    assert len(columns) == 1
