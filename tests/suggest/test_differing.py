"""An article's passages by how far they differ."""

import pytest
from hypothesis import given, settings

from annotator.suggest.differing import differing
from annotator.suggest.passage import Passage
from annotator.suggest.query import Claims, Query
from annotator.suggest.reasons import DifferentNumbers
from annotator.suggest.scope import Scope
from annotator.suggest.suggestion import Suggestion
from tests.strategies import stored_text
from tests.suggest.story import articles, asked, built, passage, words
from tests.text.seeds import seed

TEXTS = {
    "one": "Over 10,000 miners walked out of the pits at Oreb. Shifts last 18 hours.",
    "two": "More than 10,000 miners walked out at Oreb. The ministry says that 4,000 miners walked"
    " out of the pits. Miners have two days off. Rain is expected.",
    "three": "The number of miners who walk out is falling. It is raining in Oreb.",
}


def found(scope: Scope, query: Query, document: str, top: int = 5) -> list[str]:
    return [words(scope, each.passage) for each in differing(scope, query, document, top=top)]


def numbers(suggestion: Suggestion) -> list[DifferentNumbers]:
    return [each for each in suggestion.reasons if isinstance(each, DifferentNumbers)]


def test_other_quantities_come_before_the_same() -> None:
    scope = built(TEXTS)
    first, second, *_ = differing(
        scope, asked(scope, "one", "Over 10,000 miners walked out"), "two"
    )
    assert "4,000 miners" in words(scope, first.passage)
    assert "10,000" in words(scope, second.passage)
    assert numbers(first) == [DifferentNumbers(("10,000",), ("4,000",))]
    assert numbers(second) == []
    assert first.rank > second.rank


def test_a_passage_without_a_figure_comes_after_one_with_another() -> None:
    texts = {
        "one": "Over 10,000 miners of Oreb walked out on Monday.",
        "two": "Oreb miners sing of home. Only 4,000 miners left their pits.",
    }
    scope = built(texts)
    first, second = found(scope, asked(scope, "one", "Over 10,000 miners of Oreb"), "two")
    assert "4,000" in first
    assert "sing" in second


def test_the_passage_has_the_quantity_that_differs() -> None:
    texts = {
        "one": "Over 10,000 miners walked out of the pits at Oreb on Monday.",
        "two": "Miners walked out of the pits at Oreb on Monday, said the ministry, which gave"
        " 4,000 as their number.",
    }
    scope = built(texts)
    (row,) = differing(scope, asked(scope, "one", "Over 10,000 miners walked out"), "two")
    assert "4,000" in words(scope, row.passage)


def test_opposite_trends_count_without_numbers() -> None:
    texts = {
        "one": "Ever more miners walk out.",
        "two": "Miners walk out of the pits. Fewer miners walk out than before.",
    }
    scope = built(texts)
    (row,) = found(scope, asked(scope, "one", "Ever more miners walk out"), "two", 1)
    assert row.startswith("Fewer miners walk out")


def test_what_is_decided_is_left_out() -> None:
    scope = built(TEXTS)
    other = passage(scope, "two", "4,000 miners walked")
    for claims in (Claims(taken=(other,)), Claims(refused=(other,))):
        query = asked(scope, "one", "Over 10,000 miners walked out", claims)
        assert not any("4,000" in each for each in found(scope, query, "two"))


def test_every_member_of_the_fact_is_asked_for() -> None:
    scope = built(TEXTS)
    alone = asked(scope, "three", "It is raining")
    assert "4,000" not in found(scope, alone, "two", 1)[0]
    both = Query((*alone.members, passage(scope, "one", "Over 10,000 miners walked out")))
    assert "4,000" in found(scope, both, "two", 1)[0]


def test_of_a_sentence_there_is_one_row_and_rows_are_at_most_top() -> None:
    scope = built(TEXTS)
    query = Query(
        (
            passage(scope, "one", "Over 10,000 miners walked out"),
            passage(scope, "one", "10,000 miners walked out of the pits"),
        )
    )
    rows = differing(scope, query, "two")
    assert not any(a.passage.overlaps(b.passage) for a in rows for b in rows if a is not b)
    assert [row.rank for row in rows] == sorted((row.rank for row in rows), reverse=True)
    assert len(differing(scope, query, "two", top=1)) == 1


def test_nothing_shared_nothing_found_and_bad_ranges_are_told() -> None:
    scope = built({"one": "Alpha beta gamma.", "two": "日本語です。", "three": ""})
    assert found(scope, asked(scope, "one", "Alpha"), "two") == []
    assert found(scope, asked(scope, "one", "Alpha"), "three") == []
    assert found(scope, asked(scope, "one", "Alpha"), "nowhere") == []
    with pytest.raises(ValueError, match="no range"):
        differing(scope, Query((Passage("one", 0, 999),)), "two")


@pytest.mark.parametrize(
    ("words_asked", "document", "expected"),
    [
        ("over 10,000 workers were sent to Russia last year", 2, "over 13,000 North Koreans"),
        ("Escapes became rare as Pyongyang enforced", 1, "an increasing number of escapes"),
    ],
)
def test_contradictions_of_the_seeds(words_asked: str, document: int, expected: str) -> None:
    scope = built({str(number): seed(number) for number in range(5)})
    rows = found(scope, asked(scope, "0", words_asked), str(document), 2)
    assert any(expected in row for row in rows)


@settings(max_examples=40)
@given(stored_text(), stored_text())
def test_any_texts(one: str, other: str) -> None:
    scope = Scope(articles({"one": one, "two": other}))
    for row in differing(scope, Query((Passage("one", 0, len(one)),)), "two"):
        assert 0 <= row.passage.start < row.passage.end <= len(other)
        assert 0 <= row.score <= 1
