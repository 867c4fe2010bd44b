"""Words that meet, and how much that says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.idf import Idf
from annotator.suggest.overlap import overlap, soft
from annotator.suggest.postings import Postings
from annotator.suggest.similarity import spellings
from annotator.suggest.terms import terms
from tests.strategies import nasty_text

WORDS = ("mine", "mines", "collapse", "collapsed", "union", "unions", "10,000", "Oreb", "工人")


def sentences() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | nasty_text(4)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("labour", "labor", 10 / 11),
        ("defector", "defect", 12 / 14),
        ("iran", "iraq", 0.75),
        ("son", "sun", 0.0),
        ("2019", "2018", 0.0),
        ("mine", "strike", 0.0),
        ("10", "10", 1.0),
    ],
)
def test_similarity(one: str, other: str, expected: float) -> None:
    there, back = spellings(one, (other,)), spellings(other, (one,))
    assert [alike for _, alike in there] == [alike for _, alike in back]
    assert there == (((other, pytest.approx(expected)),) if expected else ())


def test_rare_words_say_more() -> None:
    idf = Idf([terms("the mine"), terms("the mine in Oreb"), terms("a mine")])
    assert idf.of("nowhere") > idf.of("oreb") > idf.of("mine") > 0


def test_coverage_is_weighted() -> None:
    units = [terms("the mine collapsed"), terms("the mine reopened"), terms("a mine")]
    idf = Idf(units)
    found = overlap(terms("mine collapsed"), units[0], idf, 0.85)
    assert found.query_coverage == found.unit_coverage == found.soft == 1
    part = overlap(terms("mine collapsed"), units[2], idf, 0.85)
    assert part.query_coverage == pytest.approx(
        idf.of("mine") / (idf.of("mine") + idf.of("collaps"))
    )
    assert part.unit_coverage == 1
    assert overlap(terms("mine"), terms("rain"), idf, 0.85).soft == 0


def test_soft_leans_to_the_query() -> None:
    assert soft(1.0, 0.5, 0.85) > soft(0.5, 1.0, 0.85)
    assert soft(0.0, 1.0, 0.85) == 0


@given(st.lists(sentences(), min_size=1, max_size=6), sentences())
def test_postings_find_what_comparing_each_unit_finds(texts: list[str], text: str) -> None:
    units, query = [terms(each) for each in texts], terms(text)
    idf = Idf(units)
    found = {met.unit: met for met in Postings(units, idf).meet(query)}
    for number, unit in enumerate(units):
        expected = overlap(query, unit, idf, 0.5)
        assert (number in found) == (expected.query_coverage > 0)
        if number in found:
            met = found[number]
            assert met.query_coverage == pytest.approx(expected.query_coverage)
            assert met.unit_coverage == pytest.approx(expected.unit_coverage)
            assert 0 <= met.cosine < 1.000001
