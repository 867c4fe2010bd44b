"""Which article a word names."""

import pytest

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Refused
from annotator.session.naming import UnknownDocument, find_document, find_story


def document(name: str, story: str, number: int, **fields: str) -> Document:
    return Document(name, f"key-{name}", story, number, "0" * 64, 1, **fields)  # type: ignore[arg-type]


DOCUMENTS = [
    document("abc1", "north", 1, title="One Title", source="The Paper", file_name="1.txt"),
    document("abd2", "north", 2, source="The Paper", file_name="2.txt", url="https://a.b"),
    document("cde3", "south", 1, title="3", file_name="1.txt"),
    document("2def", "south", 3, file_name="x.txt"),
]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("abc1", "abc1"),
        ("key-abd2", "abd2"),
        ("abd", "abd2"),
        ("2.txt", "abd2"),
        ("2", "abd2"),
        ("3", "2def"),
        ("north:1", "abc1"),
        ("2d", "2def"),
        ("one title", "abc1"),
        (" One Title ", "abc1"),
        ("https://a.b", "abd2"),
    ],
)
def test_a_word_names_an_article(word: str, expected: str) -> None:
    assert find_document(DOCUMENTS, word).id == expected


@pytest.mark.parametrize("word", ["ab", "the paper", "1", "1.txt"])
def test_a_word_that_several_articles_have_is_refused_with_their_ids(word: str) -> None:
    with pytest.raises(Refused, match="names 2 documents") as caught:
        find_document(DOCUMENTS, word)
    assert not isinstance(caught.value, UnknownDocument)
    assert "abc1" in caught.value.remedy


@pytest.mark.parametrize("word", ["zzz", "", "north:9", "9999999999999999999999"])
def test_a_word_that_names_nothing_is_refused(word: str) -> None:
    with pytest.raises(UnknownDocument):
        find_document(DOCUMENTS, word)


def test_a_story_is_named_in_any_case() -> None:
    assert find_story(DOCUMENTS, " NORTH") == "north"
    with pytest.raises(AnnotatorError, match="“north”, “south”"):
        find_story(DOCUMENTS, "west")
