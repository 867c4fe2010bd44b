"""What an article may be called, and what it is called."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.session.suggesting.names import Names


def document(id_: str, file_name: str = "", key: str = "") -> Document:
    return Document(id_, key or f"key of {id_}", "s", 1, "0" * 64, 10, file_name=file_name)


ARTICLES = (
    document("ab12", "one.txt"),
    document("ab34", "two.txt"),
    document("cd56", "two.txt", key="https://a.b/c"),
    document("one.txt.2", "ab12"),
)


def called(word: str) -> list[str]:
    return [each.id for each in Names(ARTICLES).called(word)]


def test_an_article_is_called_by_its_id_its_key_its_file_name_or_the_beginning_of_its_id() -> None:
    assert called("ab12") == ["ab12"]
    assert called("https://a.b/c") == ["cd56"]
    assert called("one.txt") == ["ab12"]
    assert called("cd") == ["cd56"]


def test_what_several_are_called_names_them_all() -> None:
    assert called("ab") == ["ab12", "ab34"]
    assert called("two.txt") == ["ab34", "cd56"]


def test_what_nothing_is_called_names_nothing() -> None:
    assert called("") == called("zz") == called("ab123") == called("AB12") == []


def test_an_answer_uses_the_file_name_only_where_it_names_that_article() -> None:
    names = Names(ARTICLES)
    assert [names.of(each.id) for each in ARTICLES] == ["one.txt", "ab34", "cd56", "one.txt.2"]


words = st.text("ab.", max_size=3)


@given(st.dictionaries(words.filter(bool), st.tuples(words, words), max_size=6))
def test_what_an_answer_uses_names_that_article_again(given: dict[str, tuple[str, str]]) -> None:
    articles = [document(id_, *named) for id_, named in given.items()]
    names = Names(articles)
    for each in articles:
        assert names.called(names.of(each.id)) == [each]
