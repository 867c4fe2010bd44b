"""The selection grown and shrunk by unit."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.extent import contains
from annotator.text.growing import grow, shrink
from annotator.text.paragraphs import paragraph_at
from annotator.text.trimming import trim
from annotator.text.white import WHITE
from tests.strategies import text_and_extent
from tests.text.seeds import seed, words_of


@given(text_and_extent())
def test_growing_contains_the_selection_and_ends_at_paragraphs(case: tuple[str, int, int]) -> None:
    text, start, end = case
    selection = trim(text, start, end)
    for _ in range(4):
        grown = grow(text, *selection)
        assert contains(grown, selection) or selection[0] == selection[1]
        assert text[grown[0]] not in WHITE
        assert text[grown[1] - 1] not in WHITE
        if grown == selection:
            break
        assert grown[1] - grown[0] > selection[1] - selection[0]
        selection = grown
    assert grow(text, *selection) == selection
    first, last = paragraph_at(text, selection[0]), paragraph_at(text, selection[1] - 1)
    assert selection == (first[0], last[1])


@given(text_and_extent(), st.data())
def test_shrinking_stays_inside_and_ends(case: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = case
    caret = data.draw(st.integers(start, end))
    for _ in range(5):
        inner = shrink(text, start, end, caret)
        assert contains((start, end), inner)
        if inner == (start, end):
            break
        assert inner[0] < inner[1]
        start, end = inner
    assert shrink(text, start, end, caret) == (start, end)


def test_the_units_of_a_seed() -> None:
    text = seed(0)
    caret = text.index("10,000") + 2
    selection = caret, caret
    shown = []
    for _ in range(4):
        selection = grow(text, *selection)
        shown.append(words_of(text, selection))
    assert shown[0] == "10,000"
    assert shown[1] == "over 10,000 workers were sent to Russia last year"
    assert shown[2].startswith("Despite this")
    assert shown[2].endswith("50,000.")
    assert shown[3] == text.split("\n")[0].strip()
    back = []
    for _ in range(3):
        selection = shrink(text, *selection, caret)
        back.append(words_of(text, selection))
    assert back == shown[2::-1]


def test_a_selection_over_two_sentences_grows_at_both_ends() -> None:
    text = "One ran off. Two stayed, three left.\nNext."
    start, end = text.index("off"), text.index("Two") + 3
    assert words_of(text, grow(text, start, end)) == "One ran off. Two stayed"
    start, end = grow(text, start, end)
    assert words_of(text, grow(text, start, end)) == "One ran off. Two stayed, three left."


def test_a_caret_after_a_word_takes_that_word() -> None:
    assert grow("one two ", 3, 3) == (0, 3)
    assert grow("one two ", 8, 8) == (0, 7)
