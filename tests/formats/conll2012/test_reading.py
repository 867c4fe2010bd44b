"""What is made of files of coreference."""

import json

import pytest

from annotator.formats.incoming import Incoming
from annotator.formats.input_file import Unreadable
from tests.formats.conll2012.files import read


def document(*rows: str, name: str = "(nw/a); part 000") -> str:
    return "\n".join((f"#begin document {name}", *rows, "#end document", ""))


def row(word: str, clusters: str = "-", article: str = "a") -> str:
    return f"{article}\t0\t0\t{word}\t{clusters}"


def full(word: str, entity: str = "*", clusters: str = "-", *arguments: str) -> str:
    return "\t".join(("a", "0", "0", word, *["-"] * 6, entity, *arguments, clusters))


def quotes(incoming: Incoming) -> dict[str, str | None]:
    """The label of each span by what it says."""
    texts = {each.ref: each.article.text for each in incoming.documents}
    return {texts[each.document][each.start : each.end]: each.label for each in incoming.spans}


def test_words_make_a_text_a_sentence_a_line() -> None:
    incoming = read(document(row("📰"), row("One", "(3"), row("dog", "3)"), "", row("barks")))
    (article,) = incoming.documents
    assert article.article.text == "📰 One dog\nbarks"
    assert (article.title, article.key) == ("a", None)
    assert quotes(incoming) == {"One dog": None}


def test_articles_of_a_document_share_its_clusters() -> None:
    rows = row("One", "(0)"), row("He", "(0)|(1)"), "", row("Uno", "(0)", "b"), row("x", "(1)", "b")
    incoming = read(document(*rows))
    assert [each.article.text for each in incoming.documents] == ["One He", "Uno x"]
    clusters = {each.name: len(each.members) for each in incoming.clusters}
    assert clusters == {"0": 3, "1": 2}
    assert len(incoming.spans) == 4


def test_clusters_of_two_documents_are_two() -> None:
    first = document(row("One", "(0)"), row("one", "(0)"))
    incoming = read(first + document(row("Two", "(0)"), row("two", "(0)"), name="(a); part 001"))
    assert [len(each.members) for each in incoming.clusters] == [2, 2]
    assert [each.title for each in incoming.documents] == ["a", "a, part 1"]


def test_nested_mentions_of_one_cluster_close_from_the_inside() -> None:
    incoming = read(
        document(row("the", "(0"), row("dog", "(0"), row("of", "0)"), row("Ann", "(1)|0)"))
    )
    assert quotes(incoming) == {"the dog of Ann": None, "dog of": None, "Ann": None}


def test_named_entities_are_labels() -> None:
    rows = (
        full("Red", "(ORG*", "(7"),
        full("Cross", "*)", "7)", "(V*)", "*"),
        full("in", "*", "-", "(ARG1*"),
        full("Rome", "(GPE)", "(8)", "*)"),
    )
    incoming = read(document(*rows))
    assert quotes(incoming) == {"Red Cross": "ORG", "Rome": "GPE"}


def test_underscores_and_empty_last_columns_say_nothing() -> None:
    """LitBank has both, in rows of one length."""
    nothing = "\t".join(("a", "0", "0", "rose", *["_"] * 8, ""))
    marked = "\t".join(("a", "0", "1", "Kate", *["_"] * 8, "(4)"))
    incoming = read(document(nothing, marked, row("left", "_")))
    assert quotes(incoming) == {"Kate": None}
    assert [each.article.text for each in incoming.documents] == ["rose Kate left"]


def test_a_line_of_a_comment_between_documents_is_passed_over() -> None:
    text = f"# made by hand\n\n{document(row('One'))}\n# end\n"
    assert len(read(text).documents) == 1


REFUSED = {
    "a\t0\t0\tword": "4 columns",
    "a\t0\t1.5\tword\t-": "“1.5” is no number of a word",
    "a\t0\t-1\tword\t-": "“-1” is no number of a word",
    f"a\t0\t{'9' * 5000}\tword\t-": "is no number of a word",
    "a\t0\t0\tword\t(x)": "“(x)”, which is no cluster",
    "a\t0\t0\tword\t(1.5)": "which is no cluster",
    "a\t0\t0\tword\t(9007199254740993)": "which is no cluster",
    "a\t0\t0\tword\t((1)": "which is no cluster",
    "a\t0\t0\tword\t(": "which is no cluster",
    "a\t0\t0\tword\t1": "which is no cluster",
    "a\t0\t0\tword\t(1||2)": "which is no cluster",
    "a\t0\t0\tword\t(٣)": "which is no cluster",
    "a\t0\t0\tword\t4)": "“4)” ends what has not begun",
    "a\t0\t0\tword\t(4": "“(4” begins what does not end",
    "a\t0\t0\two\0rd\t-": "NUL",
}


@pytest.mark.parametrize(("line", "reason"), REFUSED.items(), ids=range(len(REFUSED)))
def test_a_row_that_breaks_the_rules_is_refused_with_its_place(line: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=r"^x/data\.conll, line 3, byte 47: ") as caught:
        read(document(row("wörd"), line))
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (row("One"), 1, "in no document"),
        (f"{document(row('One'))}{row('Two')}", 4, "in no document"),
        ("#end document", 1, "ends here that has not begun"),
        (f"#begin document (a)\n{row('One')}\n", 1, "“a” does not end"),
        (f"#begin document (a)\n{row('One')}\n{document(row('Two'))}", 1, "“a” does not end"),
        (document(row("One"), name="()"), 1, "without a name"),
        (document(row("One"), name=f"(a); part {'9' * 99}"), 1, "too large"),
        (document(row("One", "(0", "a"), row("Two", "0)", "b")), 3, "has not begun in this"),
        (document(row("\u200b")), 2, "there is no text in it"),
    ],
    ids=range(9),
)
def test_a_document_that_is_not_whole_is_refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"line {line}, byte ") as caught:
        read(text)
    assert reason in str(caught.value)


def test_refused_documents_are_left_out_where_that_may_be() -> None:
    refused: list[Unreadable] = []
    bad = document(row("One", "(0)"), row("Two", "1)"))
    good = document(row("Three", "(0)"), row("Four", "(0)"))
    incoming = read(f"{bad}stray\n{good}#begin document (b)\n{row('x')}", refused=refused)
    assert [each.line for each in refused] == [3, 5, 10]
    assert [each.article.text for each in incoming.documents] == ["Three Four"]
    assert len(incoming.clusters) == 1


def beside(**fields: object) -> str:
    said = {"document": "nw/a", "file": "a", "id": "d1", "key": "k", "text": "Über  uns"}
    return json.dumps(said | fields)


def test_the_file_beside_it_has_text_and_identity() -> None:
    incoming = read(document(row("Über", "(0)"), row("uns", "(0)")), beside(annotator="Ada"))
    (article,) = incoming.documents
    assert (article.id, article.key, article.article.text) == ("d1", "k", "Über  uns")
    assert quotes(incoming) == {"Über": None, "uns": None}
    assert {each.annotator for each in incoming.spans} == {"Ada"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (beside(text="Unter uns"), r"x/data\.conll, line 2, byte 33: “Über” is not the next word"),
        (beside(text="Über"), r"x/data\.conll, line 3, byte 47: “uns” is not the next word"),
        (beside(text=None), r"data\.provenance\.jsonl, line 1, byte 0: “text” is missing"),
        (f"{beside()}\n{beside()}", r"line 2, byte .*: the same article is there twice"),
        ("{", r"x/data\.provenance\.jsonl, line 1"),
    ],
    ids=range(5),
)
def test_what_stands_beside_it_has_to_fit(line: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(document(row("Über"), row("uns")), line)


def test_the_provenance_of_another_format_says_nothing() -> None:
    incoming = read(document(row("Über")), '{"pair": 1, "id": "x"}')
    assert incoming.documents[0].id is None
