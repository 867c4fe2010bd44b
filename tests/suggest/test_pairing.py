"""The queue."""

import pickle

from annotator.suggest.pairing import mutual_best, score_unit
from annotator.suggest.suggestion import Band, Pair
from tests.suggest.story import TEXTS, articles, built, words


def documents(pair: Pair) -> tuple[str, str]:
    return pair.a.document, pair.b.document


def test_pairs_are_mutual_and_best_first() -> None:
    scope = built()
    pairs = mutual_best(scope)
    said = [(words(scope, pair.a), words(scope, pair.b)) for pair in pairs]
    assert any("10,000 workers" in a and "10,000 miners" in b for a, b in said)
    assert any("two days" in a and "two days" in b for a, b in said)
    assert [pair.rank for pair in pairs] == sorted((pair.rank for pair in pairs), reverse=True)
    assert all(pair.a.document != pair.b.document for pair in pairs)
    ends = [(pair.a.document, pair.b.document, pair.a.start) for pair in pairs]
    assert len(ends) == len(set(ends)), "a sentence has one best in an article"
    assert all(0 <= pair.score <= 1 and pair.reasons for pair in pairs)


def test_filler_is_no_pair() -> None:
    scope = built({"one": "Snow fell.\n\nSign in to comment\n", "two": "Sign in to comment\n"})
    assert mutual_best(scope) == []


def test_a_word_by_itself_is_no_pair() -> None:
    text = "N.C.\n\nSnow fell in Oslo.\n"
    (pair,) = mutual_best(built({"one": text, "two": text, "three": "It rains."}))
    assert pair.a.start == text.index("Snow")


def test_no_pair_is_weak() -> None:
    bands = {pair.band for pair in mutual_best(built())}
    assert Band.STRONG in bands
    assert Band.WEAK not in bands


def test_only_articles_of_one_story_are_paired() -> None:
    stories = {"one": "strike", "two": "strike", "three": "other"}
    found = {documents(pair) for pair in mutual_best(built(), stories=stories)}
    assert found == {("one", "two")}


def test_the_unit_of_work_finds_the_article_s_pairs() -> None:
    first, *others = articles()
    pairs = score_unit(first, others)
    assert {documents(pair) for pair in pairs} == {("one", "two"), ("one", "three")}
    every = mutual_best(built())
    assert pairs == [pair for pair in every if "one" in documents(pair)]
    assert pickle.loads(pickle.dumps(pairs)) == pairs
    assert score_unit(first, []) == []


def test_copies_are_paired_with_each_other_and_no_more_than_asked_for() -> None:
    scope = built({str(copy): TEXTS["one"] for copy in range(40)})
    pairs = mutual_best(scope, most=50)
    assert len(pairs) == 50
    assert all(words(scope, pair.a) == words(scope, pair.b) for pair in pairs)
    ends = {frozenset((pair.a, pair.b)) for pair in pairs}
    assert len(ends) == 50
