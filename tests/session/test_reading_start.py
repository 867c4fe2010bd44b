"""Where an article opens that nobody has read."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.session.reading_start import BEGINNING, LEAD, begins_below, first_reading
from tests.sample import SEEDS

LOG_IN = "Sign in to your account\nForgot your password?\n"
APPEAL = (
    "Your support makes all the difference. At such a critical moment we need reporters on the "
    "ground. Your donation allows us to keep sending journalists to speak to both sides.\n"
)
HEADLINE = "Miners walk out over pay\n"
PROSE = (
    "Hundreds of miners walked out of the pit on Tuesday after the company had refused to talk "
    "about wages, and the union said that the strike would go on until it does.\n"
)


def opens_on(text: str) -> str:
    """The line at the top of the pane; the caret stands at its start too."""
    reading = first_reading(text)
    assert reading.caret == reading.top
    return text[reading.top :].partition("\n")[0] + "\n"


def test_the_seeds_open_on_what_they_report() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    starts = [first_reading(text).top for text in texts]
    assert [start > 0 for start in starts] == [False, True, False, False, False]
    assert texts[1][starts[1] :].startswith("Thousands of North Koreans are reportedly")


def test_what_is_no_reporting_is_passed_over_and_a_headline_right_above_is_kept() -> None:
    assert opens_on(LOG_IN + HEADLINE + PROSE) == HEADLINE
    assert opens_on(LOG_IN + HEADLINE + APPEAL + PROSE) == PROSE
    assert opens_on(APPEAL + "\n" + PROSE + HEADLINE) == PROSE


def test_where_nothing_long_is_told_the_first_line_that_is_no_filler_else_the_top() -> None:
    short = "The miners walked out on Tuesday at noon.\n"
    assert opens_on(LOG_IN + short) == short
    assert first_reading(LOG_IN).top == first_reading("").top == 0


@given(st.text("a .\n!", max_size=3 * LEAD))
def test_reading_begins_at_a_paragraph(text: str) -> None:
    start = first_reading(text).top
    assert start == 0 or (text[start].strip() and not text[:start].rpartition("\n")[2].strip())


def test_a_text_of_any_length_is_looked_at_for_its_beginning_only() -> None:
    assert first_reading(LOG_IN * 1000 + PROSE).top == 0
    assert len(LOG_IN * 1000) > BEGINNING


def test_only_what_begins_with_something_short_may_begin_further_down() -> None:
    assert begins_below(LOG_IN + PROSE)
    assert not begins_below(PROSE + LOG_IN)
