"""The clause grid."""

from collections.abc import Callable

import pytest
from hypothesis import given

from annotator.text.clauses import (
    clause_at,
    clauses,
    next_clause,
    next_clause_end,
    previous_clause,
    previous_clause_end,
    unjoined,
)
from annotator.text.sentences import sentences
from annotator.text.white import WHITE
from tests.strategies import stored_text, text_and_extent, text_and_offset
from tests.text.seeds import seed, words_of
from tests.text.tiling import assert_units


@given(text_and_extent())
def test_clauses_are_apart_and_inside(case: tuple[str, int, int]) -> None:
    text, start, end = case
    found = clauses(text, start, end)
    assert_units(text, found, start, end)
    assert bool(found) == bool(text[start:end].strip(WHITE))


@given(stored_text())
def test_every_letter_and_digit_of_a_sentence_is_in_a_clause(text: str) -> None:
    for sentence in sentences(text):
        inside = {place for clause in clauses(text, *sentence) for place in range(*clause)}
        assert all(place in inside for place in range(*sentence) if text[place].isalnum())


@given(text_and_offset())
def test_the_clause_at_an_offset_is_in_the_grid(case: tuple[str, int]) -> None:
    text, offset = case
    start, end = clause_at(text, offset)
    assert start < end
    grid = [clause for sentence in sentences(text) for clause in clauses(text, *sentence)]
    assert (start, end) in grid
    assert [(start, end)] == [each for each in grid if each[0] <= offset < each[1]] or not any(
        each[0] <= offset < each[1] for each in grid
    )


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Despite this, over 10,000 workers were sent, with numbers expected to rise to 50,000.",
            [
                "Despite this",
                "over 10,000 workers were sent",
                "with numbers expected to rise to 50,000",
            ],
        ),
        (
            "“I ran,” he said; others – three – stayed",
            ["“I ran", "he said", "others", "three", "stayed"],
        ),
        ("from 10:30, see https://a.b/c (now)", ["from 10:30", "see https://a.b/c", "now"]),
        (
            "as many as 50,000 and such as construction",
            ["as many as 50,000", "and such as construction"],
        ),
        ("He said and that he ran", ["He said", "and that he ran"]),
        ("between 10,000 and 15,000 men", ["between 10,000 and 15,000 men"]),
        ("a title - another - and more", ["a title", "another", "and more"]),
        ("well-being in Russia-led and-or", ["well-being in Russia-led and-or"]),
        ("left the U.S. and returned to the U.S.", ["left the U.S.", "and returned to the U.S."]),
        ("工人，很多：五万", ["工人", "很多", "五万"]),
        (" … ", ["…"]),
        (" \u2028 ", []),
    ],
)
def test_where_clauses_are_cut(sentence: str, parts: list[str]) -> None:
    found = clauses(sentence, 0, len(sentence))
    assert [words_of(sentence, each) for each in found] == parts


def test_between_clauses_it_is_the_one_before() -> None:
    text = seed(0)
    comma = text.index(", over 10,000")
    assert words_of(text, clause_at(text, comma)) == "Despite this"
    assert words_of(text, clause_at(text, comma + 2)).startswith("over 10,000 workers")


STEPPED = "He said, while eating, that it was over. Two men died, and three left.\nNext line."


def steps(step: Callable[[str, int], int], text: str, start: int) -> list[int]:
    """Where a step leads again and again, until it leads nowhere."""
    places = [start]
    while (after := step(text, places[-1])) != places[-1]:
        places.append(after)
    return places[1:]


def test_steps_by_clause_go_on_into_the_next_sentence_and_back() -> None:
    ends = steps(next_clause_end, STEPPED, 0)
    lasts = [STEPPED[:end].split()[-1] for end in ends]
    assert lasts == ["said", "eating", "over", "died", "left", "line"]
    assert steps(previous_clause_end, STEPPED, ends[-1]) == ends[-2::-1]
    starts = steps(next_clause, STEPPED, 0)
    firsts = [STEPPED[start:].split()[0] for start in starts]
    assert firsts == ["while", "that", "Two", "and", "Next"]
    assert steps(previous_clause, STEPPED, starts[-1]) == [*starts[-2::-1], 0]


@given(text_and_offset())
def test_a_step_by_clause_goes_its_way_and_stays_in_the_text(case: tuple[str, int]) -> None:
    text, offset = case
    assert offset <= next_clause_end(text, offset) <= len(text)
    assert offset <= next_clause(text, offset) <= len(text)
    assert 0 <= previous_clause_end(text, offset) <= offset
    assert 0 <= previous_clause(text, offset) <= offset


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("and that the total could reach 50,000", "the total could reach 50,000"),
        ("With\u00a0only two days off", "only two days off"),
        ("as many as 5,000 came", "as many as 5,000 came"),
        ("that's five", "that's five"),
        ("without two of them", "without two of them"),
        ("and", "and"),
    ],
)
def test_words_that_only_join_a_clause_are_no_part_of_what_it_says(clause: str, left: str) -> None:
    assert clause[slice(*unjoined(clause, (0, len(clause))))] == left
