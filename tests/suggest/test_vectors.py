"""Passages as sums of their words' vectors."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.idf import Idf
from annotator.suggest.table import DIMENSIONS, Table, shipped
from annotator.suggest.terms import terms
from annotator.suggest.vectors import ORIGIN, Vectors, dot
from annotator.suggest.weights import WINDOW_CLAUSES, WINDOW_STARTS
from tests.strategies import long_text, stored_text

SENTENCES = (
    "The labourers toil 20 hours a day, while the guards beat those who sleep.",
    "Moscow needs soldiers, and its factories lack hands.",
    "The weather was mild in the capital.",
    "Sanctions forbid any country to employ them.",
)


def vectors(sentences: tuple[str, ...] = SENTENCES) -> Vectors:
    table = shipped()
    assert table
    units = tuple(map(terms, sentences))
    return Vectors(units, Idf(units), table)


def order(query: str, sentences: tuple[str, ...] = SENTENCES) -> list[int]:
    """The sentences by how near they are, the nearest first."""
    space = vectors(sentences)
    asked = space.of(terms(query))
    assert asked
    return sorted(range(len(sentences)), key=lambda unit: -space.nearness(asked, unit))


def test_a_passage_without_a_word_in_common_is_found() -> None:
    assert order("the embargo prohibits jobs for North Koreans")[0] == 3
    assert order("it rained in the city")[0] == 2
    assert order("the army is short of troops")[0] == 1


def test_a_clause_is_found_in_a_long_sentence() -> None:
    long = f"{SENTENCES[3][:-1]}, {SENTENCES[1][:-1].lower()}, and {SENTENCES[0].lower()}"
    assert order("the climate was warm", (long, *SENTENCES[:2], "Mild weather, they say."))[0] == 3
    space = vectors((SENTENCES[1], long))
    asked = space.of(terms("The guards beat those who sleep"))
    assert asked
    assert space.nearness(asked, 1) > 0.9


def test_what_has_no_vector_is_as_far_from_all() -> None:
    space = vectors(("10,000, 20,000", *SENTENCES))
    assert space.of(terms("in 2019")) is None
    assert space.of(terms("")) is None
    asked = space.of(terms("workers"))
    assert asked
    assert space.nearness(asked, 0) == 0.0


def test_no_units_at_all() -> None:
    space = vectors(())
    assert space.mean == ORIGIN
    assert space.of(terms("workers"))


def test_the_length_of_a_words_vector_is_its_idf() -> None:
    units = tuple(map(terms, SENTENCES))
    idf = Idf(units)
    vector = vectors().weighted("sanction")
    assert vector
    assert dot(vector, vector) == pytest.approx(idf.of("sanction") ** 2)


def test_the_mean_of_the_windows_is_taken_off() -> None:
    table = Table(b"armi\nnavi\n\n" + bytes([127, 127, *[0] * 48, 127, 0x81, *[0] * 48]))
    units = (terms("army"), terms("navy"))
    space = Vectors(units, Idf(units), table)
    assert space.mean == pytest.approx((sqrt(0.5), *[0.0] * 49))
    asked = space.of(terms("army"))
    assert asked
    assert asked == pytest.approx((0.0, 1.0, *[0.0] * 48))
    assert space.nearness(asked, 0) == pytest.approx(1)
    assert space.nearness(asked, 1) == pytest.approx(-1)


def test_a_sentence_of_very_many_clauses_has_few_windows() -> None:
    sentence = ", ".join(f"the worker {word}" for word in ("slept", "ate", "left", "fled") * 50)
    space = vectors((*SENTENCES, sentence))
    asked = space.of(terms("they fled"))
    assert asked
    assert len(space.windows(len(SENTENCES))) <= WINDOW_STARTS * WINDOW_CLAUSES + 1
    assert space.nearness(asked, len(SENTENCES)) > 0.1


@given(st.lists(stored_text() | long_text(), max_size=3), stored_text())
def test_cosines_of_any_text_are_cosines(sentences: list[str], query: str) -> None:
    space = vectors((*SENTENCES, *sentences))
    asked = space.of(terms(query))
    if asked:
        assert len(asked) == DIMENSIONS
        assert isclose(dot(asked, asked), 1, rel_tol=1e-9)
        for unit in range(len(SENTENCES) + len(sentences)):
            assert -1.000001 <= space.nearness(asked, unit) <= 1.000001
