"""The windows of a sentence."""

from hypothesis import given

from annotator.suggest.weights import WINDOW_CLAUSES, WINDOW_STARTS
from annotator.suggest.windows import stretches, windows
from tests.strategies import long_text, nasty_text

SENTENCE = "They slept, they ate, they left, they fled, and nobody knew."


def test_a_window_is_a_run_of_clauses() -> None:
    texts = [SENTENCE[start:end] for start, end in windows(SENTENCE)]
    assert texts[:4] == [
        "They slept",
        "They slept, they ate",
        "They slept, they ate, they left",
        "They slept, they ate, they left, they fled",
    ]
    assert texts[-2:] == ["and nobody knew", SENTENCE]


def test_a_short_sentence_is_one_window() -> None:
    assert list(windows("They slept.")) == [(0, len("They slept"))]
    assert list(windows("")) == []


def test_of_very_many_clauses_neighbours_go_together() -> None:
    sentence = ", ".join(["they slept"] * 500)
    assert len(stretches(sentence)) <= WINDOW_STARTS
    assert stretches(sentence)[-1][1] == len(sentence)
    assert len(list(windows(sentence))) <= WINDOW_STARTS * WINDOW_CLAUSES + 1


@given(nasty_text() | long_text())
def test_windows_lie_inside_the_sentence(sentence: str) -> None:
    found = list(windows(sentence))
    assert all(0 <= start < end <= len(sentence) for start, end in found)
    assert len(set(found)) == len(found)
    assert bool(found) == any(map(bool, stretches(sentence)))
