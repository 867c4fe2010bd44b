"""The table that says which documents the files of a folder are."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.document_table import COLUMNS, read_table, write_cells, write_row
from annotator.formats.input_file import InputFile, Place, Unreadable
from annotator.formats.plain import read as read_text
from tests.factories import make_document

HEAD = "\t".join(COLUMNS)


def table(*lines: str) -> InputFile:
    return InputFile.decoded("x/documents.tsv", "\n".join((HEAD, *lines)).encode())


def row(**given: str) -> str:
    cells: dict[str, Any] = {"file": "a", "id": "d1", "key": "k", **given}
    return "\t".join(cells.get(column, "") for column in COLUMNS)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12))
def test_any_words_come_back(words: str) -> None:
    document = make_document("Text.", id="d", key=f"k{words}k", title=words, url=words)
    stream = BytesIO()
    write_cells(stream, COLUMNS)
    write_row(stream, "a", document, annotator="Ada", split="test")
    assert stream.getvalue().count(b"\n") == 2
    found = read_table(InputFile.decoded("x/documents.tsv", stream.getvalue()))["a"]
    file = InputFile.decoded("x/a.txt", b"Text.")
    (plain,) = read_text(file).documents
    read = found.document(Place(file, 0), plain.article)
    assert (read.id, read.key, read.title, read.url) == ("d", document.key, words, words)
    assert (read.number, read.split, found.annotator) == (1, "test", "Ada")


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ([row(), row()], 3, "the file “a” is there twice"),
        (["a\tb"], 2, "2 cells under 12 columns"),
        ([row(title="\\u0000")], 2, "NUL"),
        ([row(title="\\ud800")], 2, "half a surrogate pair"),
        ([row(file="")], 2, "“file” is missing"),
        ([row(id="")], 2, "“id” is missing"),
        ([row(number="1.5")], 2, "“number” is not a whole number"),
        ([row(number="9" * 5000)], 2, "“number” is not a whole number"),
        ([row(number="0")], 2, "“number”"),
        ([row(split="dev")], 2, "the split “dev” is none of train"),
    ],
    ids=range(10),
)
def test_a_row_that_breaks_the_rules_is_refused_with_its_place(
    lines: list[str], line: int, reason: str
) -> None:
    file = InputFile.decoded("x/a.txt", b"Text.")
    (plain,) = read_text(file).documents
    with pytest.raises(Unreadable, match=rf"^x/documents\.tsv, line {line}, ") as caught:
        read_table(table(*lines))["a"].document(Place(file, 0), plain.article)
    assert reason in str(caught.value)
    assert caught.value.byte == len("\n".join((HEAD, *lines[: line - 2], "")))


def test_a_table_of_another_program_says_nothing() -> None:
    assert read_table(InputFile.decoded("documents.tsv", b"name\tsize\na\t1\n")) == {}
    assert read_table(InputFile.decoded("documents.tsv", b"")) == {}
