"""doccano's JSONL, both ways."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.domain.split import Split
from annotator.formats.doccano.format import FORMAT
from annotator.formats.input_file import Unreadable
from annotator.formats.training.options import OffsetUnit, WritingOptions
from tests.formats.made_data import MadeData, made_data
from tests.formats.returning import places, read, returned, rows, written
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS
from tests.formats.training_rows import COMPLETE, SPANS, TEXTS

UTF16 = WritingOptions(offsets=OffsetUnit.UTF16)


def lines(*records: dict[str, Any]) -> bytes:
    return "\n".join(map(json.dumps, records)).encode()


def records(raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in raw.splitlines()]


def refusal(record: dict[str, Any]) -> str:
    with pytest.raises(Unreadable) as caught:
        read(FORMAT, lines({"text": "fine"}, record))
    assert str(caught.value).startswith("a.json, line 2, byte 17: ")
    return caught.value.reason


def test_a_line_is_an_article_with_its_labelled_spans() -> None:
    output, account = written(FORMAT, PLAIN)
    (strike, *_) = [
        each for each in records(output.files["data.jsonl"]) if "10,000" in each["text"]
    ]
    assert list(strike)[:3] == ["id", "text", "label"]
    assert strike["label"] == [[2, 21, "statistic"], [44, 62, "testimony"]]
    assert (strike["id"], strike["annotator"]) == ("strike-1", "ada")
    for record in records(output.files["data.jsonl"]):
        for start, end, label in record["label"]:
            assert any(
                (span.document, span.label, span.quote)
                == (record["id"], label, record["text"][start:end])
                for span in SPANS.values()
            )
    assert account.written("data.jsonl") == {"article": 5, "span": 15}


def test_what_has_no_place_is_counted() -> None:
    _, account = written(FORMAT, PLAIN)
    assert [(each.what, each.number) for each in account.remarks] == [
        ("absence", 2),
        ("dismissal", 2),
        ("link", 7),
        ("note", 1),
        ("note", 1),
        ("span", 2),
    ]


def test_utf16_offsets_cut_the_same_quotes() -> None:
    output, _ = written(FORMAT, PLAIN, UTF16)
    for record in records(output.files["data.jsonl"]):
        units = record["text"].encode("utf-16-le")
        quotes = {
            units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in record["label"]
        }
        assert quotes <= {span.quote for span in SPANS.values()}
    assert places(returned(FORMAT, PLAIN, UTF16).spans) == places(returned(FORMAT, PLAIN).spans)


def test_each_split_is_a_file_whose_articles_say_so() -> None:
    output, _ = written(FORMAT, SPLIT)
    assert [*output.files] == ["test.jsonl", "train.jsonl", "validation.jsonl"]
    (quake,) = read(FORMAT, output.files["test.jsonl"]).documents
    assert (quake.id, quake.split) == ("quake-1", Split.TEST)


def test_layers_share_their_articles() -> None:
    incoming = returned(FORMAT, TWO_LAYERS)
    assert sorted(each.ref for each in incoming.documents) == sorted(TEXTS.keys() - {"quake-1"})
    assert {each.annotator for each in incoming.spans} == {"ada", "ben"}
    assert {each.document for each in incoming.completions} == COMPLETE - {"quake-1"}
    assert len(incoming.spans) == sum(1 for each in SPANS.values() if each.label is not None)


@settings(max_examples=40)
@given(made_data())
def test_an_export_comes_back(data: MadeData) -> None:
    labelled = [each for each in data.spans if each.label is not None]
    for options in (WritingOptions(), UTF16):
        incoming = returned(FORMAT, data, options)
        assert places(incoming.spans) == rows(labelled, "document", "start", "end", "label")
        documents = [each.document for each in data.bundle.articles]
        names = ("id", "key", "story", "number", "title")
        assert rows(incoming.documents, *names) == rows(documents, *names)
        assert {each.id: each.article.text for each in incoming.documents} == data.texts


def test_what_doccano_keeps_of_a_line_says_what_it_is() -> None:
    # doccano lets the keys of the line that was imported win over its own.
    output, _ = written(FORMAT, PLAIN, UTF16)
    (first, *_) = records(output.files["data.jsonl"])
    first["label"].append([0, 3, "new"])
    incoming = read(FORMAT, lines({**first, "Comments": ["why?"]}))
    assert incoming.documents[0].id == first["id"]
    assert incoming.spans[-1].label == "new"
    assert incoming.left_out == {"comments on an article": 1}


def test_a_project_with_relations_gives_its_entities() -> None:
    incoming = read(
        FORMAT,
        lines(
            {
                "id": 6400,
                "text": "a\r\nbc",
                "desk": "x",
                "entities": [
                    {"id": 1, "label": "ORG", "start_offset": 0, "end_offset": 1},
                    {"id": 2, "label": "PER", "start_offset": 3, "end_offset": 5},
                ],
                "relations": [{"id": 3, "from_id": 1, "to_id": 2, "type": "x"}],
                "Comments": [],
            }
        ),
    )
    (document,) = incoming.documents
    assert (document.id, document.key, document.meta) == (None, "6400", {"desk": "x"})
    assert places(incoming.spans) == [("0", 0, 1, "ORG"), ("0", 3, 5, "PER")]
    assert incoming.left_out == {"relations inside one article": 1}


def test_a_project_with_categories_gives_triples_as_entities() -> None:
    line = {"text": "abc", "entities": [[0, 2, "LOC"]], "cats": ["positive"]}
    (span,) = read(FORMAT, json.dumps(line).encode()).spans
    assert (span.start, span.end, span.label) == (0, 2, "LOC")


def test_a_file_of_all_users_gives_each_a_layer() -> None:
    """Version 1.0 wrote the numbers of labels and of users."""
    place = {"start_offset": 0, "end_offset": 3}
    stated = [{"label": 12, "user": user, **place} for user in (1, 2)]
    whole = [{"label": 3, "user": 1}, {"text": "a summary", "user": 2}]
    incoming = read(FORMAT, lines({"id": 7, "text": "one two", "annotations": stated + whole}))
    assert [(each.annotator, each.label) for each in incoming.spans] == [
        ("user 1", "12"),
        ("user 2", "12"),
    ]
    assert incoming.documents[0].meta == {}
    assert incoming.left_out == {"annotations of an article as a whole": 2}


def test_an_indented_file_is_read_too() -> None:
    raw = json.dumps({"text": "one two", "labels": [[0, 3, "A"]]}, indent=2)
    incoming = read(FORMAT, f"{raw}\n{raw}".encode())
    assert places(incoming.spans) == [("0", 0, 3, "A"), ("1", 0, 3, "A")]


def test_categories_are_no_spans() -> None:
    incoming = read(FORMAT, lines({"text": "one", "label": ["good", "bad"]}))
    assert (incoming.spans, incoming.left_out) == ([], {"categories of an article": 2})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": {}}, "“label” is not a list"),
        ({"label": [[0, 1]]}, "“label” holds something else than start, end, label"),
        ({"label": [[0, 1.0, "A"]]}, "“end_offset” is not a whole number"),
        ({"label": [[-1, 1, "A"]]}, "“start_offset” is negative"),
        ({"label": [[0, 2**53, "A"]]}, "“end_offset” is too large"),
        ({"label": [[0, 1, " "]]}, "“label” is missing"),
        ({"label": [[0, 1, ["A"]]]}, "“label” is not a string"),
        ({"entities": [{"start_offset": 0, "label": "A"}]}, "“end_offset” is missing"),
        ({"entities": [3]}, "“entities” holds something else than start, end, label"),
        ({"relations": 3}, "“relations” is not a list"),
        ({"Comments": "c"}, "“Comments” is not a list"),
        ({"text": None}, "“text” is missing or not a string"),
        ({"text": "a\0"}, "“text”, character 2: "),
        ({"offset_unit": "byte"}, "the offset_unit “byte” is none of codepoint, utf16"),
        ({"id": "d", "key": "k", "number": 0}, "“number” is less than 1"),
        ({"id": "d", "key": "k", "split": "dev"}, "the split “dev” is none of "),
    ],
)
def test_bad_fields_are_refused_with_their_line(fields: dict[str, Any], said: str) -> None:
    assert refusal({"text": "one", **fields}).startswith(said)


def test_offsets_that_only_fit_as_utf16_are_refused_with_the_way_out() -> None:
    record = {"text": "😀 one", "label": [[3, 6, "A"]]}
    assert refusal(record) == (
        "the offset 6 is in the text if it counts UTF-16 units, not if characters"
    )
    incoming = read(FORMAT, lines({**record, "offset_unit": "utf16"}))
    assert places(incoming.spans) == [("0", 2, 5, "A")]
    assert refusal({**record, "offset_unit": "utf16", "label": [[1, 3, "A"]]}) == (
        "the offset 1 is inside of a character"
    )


def test_a_bad_record_can_be_left_out() -> None:
    refused: list[Unreadable] = []
    bad = {"text": "two", "label": [[0, 1, "A"], [0, None, "A"]]}
    incoming = read(FORMAT, lines({"text": "one"}, bad, {"text": "three"}), refused)
    assert [each.article.text for each in incoming.documents] == ["one", "three"]
    assert (incoming.spans, len(refused)) == ([], 1)
