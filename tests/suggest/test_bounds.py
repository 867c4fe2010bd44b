"""Which part of a sentence is proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.bounds import Bounds, choose
from annotator.suggest.idf import Idf
from annotator.suggest.table import shipped
from annotator.suggest.terms import Terms, terms
from annotator.suggest.vectors import Vectors
from annotator.suggest.weights import OTHER_RUN, RUN_AT_LEAST
from annotator.text.extent import Extent
from annotator.text.white import WHITE
from tests.strategies import long_text, stored_text

SENTENCES = (
    "More than 10,000 workers were sent to Russia last year, and over 50,000 will eventually go,"
    " a South Korean official told the BBC.",
    "“They beat us when we slept,” said Jin, who has since escaped, “and paid us next to nothing.”",
    "The men work from 6am to 2am the next morning, with two days off a year.",
    "Kim Jong Un has sent troops as well.",
)
UNITS = tuple(map(terms, SENTENCES))
IDF = Idf(UNITS)


def vectors(units: tuple[Terms, ...] = UNITS, idf: Idf = IDF) -> Vectors:
    table = shipped()
    assert table
    return Vectors(units, idf, table)


def proposed(unit: int, query: str, *, by_vectors: bool = False) -> str:
    found = choose(UNITS[unit], terms(query), IDF, vectors() if by_vectors else None)
    return SENTENCES[unit][slice(*found.best)]


@pytest.mark.parametrize("by_vectors", [False, True])
@pytest.mark.parametrize(
    ("unit", "query", "expected"),
    [
        (0, "they say 10,000 workers went to Russia", "More than 10,000 workers were sent"),
        (0, "more than 50,000 are expected to go in the end", "over 50,000 will eventually go"),
        (1, "Workers were beaten when they slept", "They beat us when we slept"),
        (2, "They only get two days off every year", "two days off a year"),
    ],
)
def test_the_part_that_answers_is_proposed(
    unit: int, query: str, expected: str, by_vectors: bool
) -> None:
    assert expected in proposed(unit, query, by_vectors=by_vectors)
    assert len(proposed(unit, query, by_vectors=by_vectors)) < 1.7 * len(expected)


def test_vectors_find_a_part_that_shares_few_words() -> None:
    query = "The labourers toil 20 hours, have little holiday"
    assert "days off" in proposed(2, query, by_vectors=True)


def test_a_query_that_says_as_much_as_the_sentence_gets_the_sentence() -> None:
    assert proposed(2, SENTENCES[2]) == SENTENCES[2]
    assert proposed(3, "Troops were sent by Kim Jong Un as well") == SENTENCES[3]


def test_where_no_word_meets_the_length_decides() -> None:
    assert proposed(3, "nothing of the kind was ever said") == SENTENCES[3]
    short = proposed(0, "quite another thing altogether")
    assert 20 <= len(short) <= 40
    assert proposed(0, "") != ""


def test_the_second_proposal_is_another_passage() -> None:
    found = choose(UNITS[0], terms("10,000 workers were sent to Russia"), IDF)
    assert found.second
    assert overlap(found.best, found.second) < OTHER_RUN


def test_an_empty_sentence_has_nothing_to_propose() -> None:
    for text in ("", "  ", "a"):
        found = choose(terms(text), terms("workers"), IDF)
        assert text[slice(*found.best)] == text.strip()
        assert found.second is None


def overlap(one: Extent, other: Extent) -> float:
    shared = set(range(*one)) & set(range(*other))
    return len(shared) / len(set(range(*one)) | set(range(*other)))


def check(sentence: str, extent: Extent) -> None:
    start, end = extent
    assert 0 <= start <= end <= len(sentence)
    passage = sentence[start:end]
    assert passage == passage.strip(WHITE)
    assert len(passage) >= RUN_AT_LEAST or passage == sentence.strip(WHITE)


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, Bounds]:
    """A sentence and what is proposed of it for a query that may share words with it."""
    sentence = draw(stored_text() | long_text())
    query = draw(stored_text(8) | st.sampled_from((sentence, sentence[: len(sentence) // 2])))
    units = (*UNITS, terms(sentence))
    idf = Idf(units)
    by = vectors(units, idf) if draw(st.booleans()) else None
    return sentence, choose(units[-1], terms(query), idf, by)


@given(asked())
def test_what_is_proposed_lies_inside_the_sentence(found: tuple[str, Bounds]) -> None:
    sentence, bounds = found
    check(sentence, bounds.best)
    if bounds.second:
        check(sentence, bounds.second)
        assert overlap(bounds.best, bounds.second) < OTHER_RUN
