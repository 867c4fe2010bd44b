"""What of an article looks most like saying the same."""

import pytest
from hypothesis import given, settings

from annotator.suggest.likely import likeliest, may_be_copies, most_alike
from annotator.suggest.passage import Article
from tests.strategies import stored_text

TEXT = (
    "Sign in to read more workers news\n"
    "The harbour was shut. Some 4,000 workers of two mines left on Monday, the union said.\n"
    "Nobody was hurt."
)


def said(query: str, text: str = TEXT) -> str:
    """The likeliest passage in words."""
    found = likeliest(query, Article("one", text))
    assert found is not None
    assert found.document == "one"
    return text[found.start : found.end]


def test_it_is_the_part_of_the_sentence_that_is_most_like_it() -> None:
    assert said("Over 10,000 workers left on Monday").startswith("Some 4,000 workers")
    assert said("the port, a harbour, was shut") == "The harbour was shut."


def test_navigation_is_passed_over() -> None:
    assert "Sign in" not in said("read more workers news")


def test_an_article_that_shares_nothing_has_a_likeliest_passage_too() -> None:
    assert said("quite another matter")
    assert said("罢工人数", "Sign in")


@given(stored_text(8), stored_text(4))
@settings(max_examples=15)
def test_it_stands_in_the_article(text: str, query: str) -> None:
    found = likeliest(query, Article("one", text))
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)


def test_the_most_alike_comes_first_and_of_equals_the_first() -> None:
    passages = ["nothing", "ten workers left", "TEN workers left!", "ten workers stayed"]
    assert most_alike("ten workers left", passages, 9) == [1, 2, 3, 0]
    assert most_alike("ten workers left", passages, 2) == [1, 2]
    assert most_alike("ten", [], 2) == []


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        ("Ten workers left, the union said.", "TEN workers left, the union said (Agency)", True),
        ("Ten workers left.", "The harbour was shut.", False),
    ],
)
def test_copies_have_the_same_words(one: str, other: str, copies: bool) -> None:
    assert may_be_copies(one, other) is copies
