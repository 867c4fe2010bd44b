"""Runs that two texts share, and what is left of one without them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.runs import LEFT_OUT, RUN, quotable, shared, unquoted
from tests.strategies import stored_text


def is_shared(data: bytes, text: bytes) -> bool:
    """Whether any run stands in both: looked for one by one."""
    return any(data[at : at + RUN] in text for at in range(len(data) - RUN + 1))


@st.composite
def quoting(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that may quote it."""
    text = draw(stored_text(40))
    start = draw(st.integers(0, len(text)))
    quote = text[start : start + draw(st.integers(0, 60))]
    return text, draw(stored_text(6)) + quote + draw(stored_text(6))


@given(quoting())
def test_every_run_is_found_and_nothing_else(pair: tuple[str, str]) -> None:
    text, data = (each.encode() for each in pair)
    found = list(shared(data, text))
    for start, end in found:
        assert end - start >= RUN
        assert all(data[at : at + RUN] in text for at in range(start, end - RUN + 1))
    assert bool(found) == is_shared(data, text)
    ends = [0, *(at for extent in found for at in extent), len(data)]
    assert ends == sorted(ends)
    for at in range(0, len(ends), 2):
        assert not is_shared(data[ends[at] : ends[at + 1]], text)


@given(quoting())
def test_no_run_is_left_of_what_is_quoted(pair: tuple[str, str]) -> None:
    text, written = pair
    quoted = quotable([text])
    left = unquoted(written, quoted, lambda run: False)
    assert not is_shared(left.encode(), text.encode()) or LEFT_OUT in text
    assert (left == written) is not is_shared(written.encode(), quoted)
    assert unquoted(written, quoted, lambda run: True) == written


def test_a_question_stays_one_and_a_broken_line_is_known() -> None:
    text = "? Ten thousand workers went\non strike on Monday morning."
    quoted = quotable([text])
    assert unquoted(text, quoted, lambda run: False) == f"?{LEFT_OUT}"
    on_one_line = "said “workers went on strike on Monday morning”"
    assert unquoted(on_one_line, quoted, lambda run: False) == f"said “{LEFT_OUT}”"
