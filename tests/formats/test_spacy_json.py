"""spaCy's documents: what `Doc.from_json` takes, and what `Doc.to_json` gives."""

import json
from typing import Any

import pytest

from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.spacy_json.format import FORMAT
from annotator.formats.spacy_json.reading import read
from annotator.formats.training.account import Fate, Remark
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS
from tests.formats.training_rows import SPANS, TEXTS
from tests.formats.writing import Written

GIVEN: dict[str, Any] = {
    "text": "📰 Ana ran.  She won.",
    "ents": [{"start": 2, "end": 5, "label": "PERSON"}],
    "sents": [{"start": 0, "end": 10}, {"start": 10, "end": 21}],
    "cats": {"sport": 0.9, "war": 0.1},
    "tokens": [
        {"id": 0, "start": 0, "end": 1, "tag": "SYM", "pos": "SYM", "morph": "", "lemma": "📰"},
        {"id": 1, "start": 2, "end": 5},
    ],
    "spans": {
        "sc": [{"start": 2, "end": 10, "label": "testimony", "kb_id": ""}],
        "coref_clusters_1": [
            {"start": 2, "end": 5, "label": "", "kb_id": "Q1"},
            {"start": 12, "end": 15, "label": "", "kb_id": ""},
        ],
    },
    "_": {"desk": "x"},
    "underscore_span": {"sure": [{"start": 2, "end": 5, "value": True}]},
}
"""Of the shape that spaCy 3.8 gives."""


def read_text(text: str, refused: list[Unreadable] | None = None) -> Incoming:
    return read(InputFile.decoded("a.json", text.encode(), refused=refused))


def test_spans_are_of_whole_tokens_and_say_what_from_json_needs() -> None:
    written = Written(FORMAT, PLAIN)
    lines = written.lines("data.jsonl")
    assert [each["id"] for each in lines] == [
        "flood-1", "flood-2", "strike-1", "strike-2", "strike-3"
    ]  # fmt: skip
    for line in lines:
        text = TEXTS[line["id"]]
        starts = {each["start"] for each in line["tokens"]}
        ends = {each["end"] for each in line["tokens"]}
        assert line["text"] == text
        for span in line["spans"]["sc"]:
            assert {"start", "end", "label", "kb_id"} <= span.keys()
            assert (span["start"], span["end"]) == SPANS[span["id"]].extent
            assert span["start"] in starts
            assert span["end"] in ends


def test_what_is_not_there_as_it_is_is_counted() -> None:
    remarks = Written(FORMAT, PLAIN).remarks
    assert Remark(Fate.DROPPED, "span", "it has no label", 2) in remarks
    assert Remark(Fate.DROPPED, "note", "the format has no place for it", 1) in remarks
    assert Remark(Fate.CHANGED, "link", "only the set that it joins is told", 3) in remarks
    assert not [each for each in remarks if "widened" in each.why]


def test_what_is_written_is_read_again() -> None:
    incoming = read_text(Written(FORMAT, TWO_LAYERS).files["data.jsonl"].decode())
    assert not incoming.left_out
    assert {(x.id, x.annotator, x.start, x.end, x.label) for x in incoming.spans} == {
        (x.id, x.annotator, x.start, x.end, x.label) for x in SPANS.values() if x.label
    }
    assert {(x.id, x.story, x.article.text) for x in incoming.documents} == {
        (x, x.partition("-")[0], TEXTS[x]) for x in TEXTS if x != "quake-1"
    }
    assert ("strike-1:workers", "strike-2:workers", "strike-3:out") in {
        each.members for each in incoming.clusters
    }
    assert len(incoming.completions) == 4


def test_a_split_has_its_file() -> None:
    written = Written(FORMAT, SPLIT)
    (line,) = written.lines("test.jsonl")
    assert (line["spans"], line["split"]) == ({"sc": []}, "test")


@pytest.mark.parametrize(
    "text", [json.dumps([GIVEN, GIVEN]), f"{json.dumps(GIVEN)}\n{json.dumps(GIVEN)}"]
)
def test_what_spacy_gives_is_read(text: str) -> None:
    incoming = read_text(text)
    assert [each.article.text for each in incoming.documents] == [GIVEN["text"]] * 2
    assert incoming.documents[0].meta == {"_": {"desk": "x"}}
    found = [(x.start, x.end, x.label, x.id, x.annotator) for x in incoming.spans]
    assert found[:4] == [
        (2, 5, "PERSON", None, None),
        (2, 10, "testimony", None, None),
        (2, 5, None, None, None),
        (12, 15, None, None, None),
    ]
    assert not incoming.clusters
    assert incoming.left_out == {
        "categories of an article": 4,
        "custom attributes of tokens and spans": 2,
        "links of a span to a knowledge base": 2,
        "tags, lemmas and heads of tokens": 2,
    }


def test_a_wrong_document_is_refused_with_its_line() -> None:
    wrong = GIVEN | {"spans": {"sc": [{"start": 1.5, "end": 2}]}}
    text = f"{json.dumps(GIVEN)}\n{json.dumps(wrong)}"
    with pytest.raises(Unreadable, match=r"line 2, .* is not a whole number"):
        read_text(text)
    refused: list[Unreadable] = []
    assert len(read_text(text, refused).documents) == 1
    assert len(refused) == 1
