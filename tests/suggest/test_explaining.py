"""Why a passage is suggested, and how sure that is."""

import pytest

from annotator.suggest.confidence import band, confidence
from annotator.suggest.explaining import reasons
from annotator.suggest.idf import Idf
from annotator.suggest.reasons import SharedNames, SharedNumbers, SharedWords, WordPair
from annotator.suggest.similarity import spellings
from annotator.suggest.suggestion import Band
from annotator.suggest.terms import terms
from annotator.suggest.weights import (
    CONFIDENCE_LEXICAL,
    CONFIDENCE_SEMANTIC,
    CONFIDENCE_VECTORS,
    Calibration,
)

QUERY = "Over 10,000 workers fled Oreb, Ana Ruiz said"
PASSAGE = "More than 10,000 workmen have fled from Oreb"
IDF = Idf([terms(QUERY), terms(PASSAGE), terms("The workers fled"), terms("Rain in Oreb")])


def test_what_speaks_for_a_passage() -> None:
    assert reasons(terms(QUERY), terms(PASSAGE), IDF) == (
        SharedNumbers(("10000",)),
        SharedNames(("Oreb",)),
        SharedWords(
            (
                WordPair("workers", "workmen", spellings("worker", ["workmen"])[0][1]),
                WordPair("fled", "fled", 1.0),
            )
        ),
    )


def test_spellings_that_meet_are_shown() -> None:
    (words,) = reasons(terms("defections halved"), terms("a defector in half"), IDF)
    assert isinstance(words, SharedWords)
    assert {(pair.query, pair.passage) for pair in words.pairs} == {
        ("defections", "defector"),
        ("halved", "half"),
    }
    assert all(0.75 <= pair.similarity < 1 for pair in words.pairs)


def test_the_capital_of_a_first_word_makes_no_name() -> None:
    found = reasons(terms("Workers fled"), terms("Workers left"), IDF)
    assert found == (SharedWords((WordPair("Workers", "Workers", 1.0),)),)
    named = reasons(terms("Ruiz fled"), terms("The miner Ruiz left"), IDF)
    assert named == (SharedNames(("Ruiz",)),)


def test_nothing_shared_is_no_reason() -> None:
    assert reasons(terms("Snow fell"), terms("Prices rose"), IDF) == ()


@pytest.mark.parametrize(
    "calibration", [CONFIDENCE_LEXICAL, CONFIDENCE_VECTORS, CONFIDENCE_SEMANTIC]
)
def test_what_shares_more_is_surer(calibration: Calibration) -> None:
    query, idf = terms(QUERY), IDF
    sure = [
        confidence(query, terms(text), direct, idf, calibration)
        for text, direct in ((QUERY, 2.3), (PASSAGE, 1.1), ("Rain in Oreb", 0.3), ("Snow", 0.0))
    ]
    assert sure == sorted(sure, reverse=True)
    assert band(sure[0]) is Band.STRONG
    assert band(sure[-1]) is Band.WEAK
    assert 0 < sure[-1] < sure[0] < 1


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1.0, Band.STRONG),
        (0.7, Band.STRONG),
        (0.69, Band.LIKELY),
        (0.5, Band.LIKELY),
        (0.49, Band.POSSIBLE),
        (0.3, Band.POSSIBLE),
        (0.29, Band.WEAK),
    ],
)
def test_bands(score: float, expected: Band) -> None:
    assert band(score) is expected
