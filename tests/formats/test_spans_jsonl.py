"""Spans as JSON lines: what Prodigy and spaCy read, and the way back."""

import json
from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.span import Span
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.spans_jsonl.format import FORMAT
from annotator.formats.spans_jsonl.reading import read
from annotator.formats.training.account import Fate, Remark
from annotator.formats.training.losses import CUTS_TOKEN
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS
from tests.formats.training_rows import DOCUMENTS, SPANS, TEXTS
from tests.formats.writing import Written


def read_lines(*records: dict[str, Any]) -> Incoming:
    return read(InputFile.decoded("a.jsonl", "\n".join(map(json.dumps, records)).encode()))


def labelled(annotator: str) -> list[Span]:
    return [each for each in SPANS.values() if each.annotator == annotator and each.label]


def test_tokens_and_spans_are_where_the_text_says() -> None:
    for line in Written(FORMAT, PLAIN).lines("data.jsonl"):
        text, tokens = line["text"], line["tokens"]
        assert text == TEXTS[line["id"]]
        assert "".join(each["text"] + " " * each["ws"] for each in tokens) == text
        assert [each["id"] for each in tokens] == list(range(len(tokens)))
        assert all(text[each["start"] : each["end"]] == each["text"] for each in tokens)
        for span in line["spans"]:
            assert text[span["start"] : span["end"]] == SPANS[span["id"]].quote
            first, last = tokens[span["token_start"]], tokens[span["token_end"]]
            assert first["start"] <= span["start"] < first["end"]
            assert last["start"] < span["end"] <= last["end"]


def test_the_last_token_is_inclusive() -> None:
    (line,) = (x for x in Written(FORMAT, PLAIN).lines("data.jsonl") if x["id"] == "strike-1")
    assert [each["text"] for each in line["tokens"]][:5] == [
        "📰",
        "Over",
        "10,000",
        "workers",
        "walked",
    ]
    workers = {"start": 2, "end": 21, "token_start": 1, "token_end": 3, "label": "statistic"}
    assert line["spans"][0] == workers | {
        "id": "strike-1:workers",
        "rev": 3,
        "cluster": "strike-1:workers",
    }
    assert line["spans"][1]["note"] == "? who is\tAna\nagain"
    assert (line["answer"], line["annotator"], line["complete"]) == ("accept", "ada", True)


def test_keys_stand_as_prodigy_has_them() -> None:
    line = Written(FORMAT, PLAIN).lines("data.jsonl")[0]
    assert list(line)[:4] == ["text", "tokens", "spans", "answer"]


def test_what_has_no_place_is_counted() -> None:
    assert Written(FORMAT, PLAIN).remarks == [
        Remark(Fate.CHANGED, "link", "only the set that it joins is told", 3),
        Remark(Fate.DROPPED, "absence", "the format has no place for it", 2),
        Remark(Fate.DROPPED, "dismissal", "the format has no place for it", 2),
        Remark(Fate.DROPPED, "link", "the format has no place for it", 4),
        Remark(Fate.DROPPED, "note", "it is on a link or an absence", 1),
        Remark(Fate.DROPPED, "span", "it has no label", 2),
    ]


def test_a_span_that_cuts_a_token_keeps_its_bounds() -> None:
    end = TEXTS["strike-3"].index("4,000") + 3
    span = Span("x", "strike-3", "ada", 4, end, TEXTS["strike-3"][4:end], "filler")
    written = Written(FORMAT, replace(PLAIN, spans=(span,)))
    (found,) = written.lines("data.jsonl")[0]["spans"]
    assert (found["start"], found["end"]) == (4, end)
    assert (found["token_start"], found["token_end"]) == (1, 8)
    assert Remark(Fate.CHANGED, "span", CUTS_TOKEN, 1) in written.remarks


def test_files_are_called_by_their_split() -> None:
    written = Written(FORMAT, SPLIT)
    assert list(written.files) == ["test.jsonl", "train.jsonl", "validation.jsonl"]
    (empty,) = written.lines("test.jsonl")
    assert (empty["spans"], empty["complete"], empty["split"]) == ([], True, "test")
    assert written.account.written("validation.jsonl") == {"article": 2, "span": 3}


def test_what_is_written_is_read_again() -> None:
    written = Written(FORMAT, TWO_LAYERS).files["data.jsonl"]
    incoming = read(InputFile.decoded("data.jsonl", written))
    assert not incoming.left_out
    found = {
        (x.id, x.document, x.annotator, x.start, x.end, x.label, x.note) for x in incoming.spans
    }
    assert found == {
        (x.id, x.document, x.annotator, x.start, x.end, x.label, x.note)
        for x in labelled("ada") + labelled("ben")
    }
    assert [each.ref for each in incoming.documents] == [
        "flood-1", "flood-2", "strike-1", "strike-2", "strike-3"
    ]  # fmt: skip
    for document in incoming.documents:
        stored = DOCUMENTS[document.ref]
        assert (document.id, document.key) == (stored.id, stored.key)
        assert (document.article.text, document.story) == (TEXTS[document.ref], stored.story)
    assert {each.members for each in incoming.clusters} == {
        ("flood-1:rose", "flood-2:rose"),
        ("strike-1:workers", "strike-2:workers", "strike-3:out"),
        ("strike-1:b1", "strike-2:b1"),
    }
    assert [(x.annotator, x.document) for x in incoming.completions] == [
        ("ada", "flood-1"), ("ada", "flood-2"), ("ada", "strike-1"), ("ada", "strike-3")
    ]  # fmt: skip


def test_tasks_of_prodigy_keep_what_it_knows_of_them() -> None:
    incoming = read_lines(
        {
            "text": "Ana ran.",
            "_input_hash": 1,
            "_view_id": "relations",
            "tokens": [{"text": "Ana", "start": 0, "end": 3, "id": 0, "ws": True}],
            "spans": [
                {"start": 0, "end": 3, "text": "Ana", "token_start": 0, "label": "A", "id": 7},
                {"start": 4, "end": 7, "token_start": 1, "token_end": 1, "label": None},
            ],
            "relations": [{"head": 0, "child": 1, "label": "x", "head_span": {}, "child_span": {}}],
            "annotator": "theirs",
            "answer": "accept",
        }
    )
    (document,) = incoming.documents
    assert document.key is None
    assert document.meta == {
        "_input_hash": 1, "_view_id": "relations", "annotator": "theirs", "answer": "accept"
    }  # fmt: skip
    assert [(x.id, x.annotator, x.quote, x.label) for x in incoming.spans] == [
        (None, None, "Ana", "A"),
        (None, None, None, None),
    ]
    assert incoming.left_out == {"relations inside one article": 1}


def test_a_list_of_tasks_is_read() -> None:
    tasks = [{"text": "Ana ran.", "spans": [{"start": 0, "end": 3, "label": "A"}]}, {"text": "b"}]
    incoming = read(InputFile.decoded("a.json", f"\n{json.dumps(tasks, indent=1)}\n".encode()))
    assert [each.article.text for each in incoming.documents] == ["Ana ran.", "b"]
    assert [(each.start, each.end) for each in incoming.spans] == [(0, 3)]


def test_a_refused_line_leaves_nothing_behind() -> None:
    ours = {"id": "d", "key": "k", "text": "Ana ran.", "annotator": "ada"}
    wrong = {"start": 0, "end": 3, "label": "a", "cluster": "c"}
    lines = [ours | {"spans": [wrong]}, ours | {"spans": [wrong | {"id": "s"}], "answer": "accept"}]
    raw = "\n".join(map(json.dumps, lines)).encode()
    with pytest.raises(Unreadable, match="line 1, byte 0: “id” is missing"):
        read(InputFile.decoded("a.jsonl", raw))
    refused: list[Unreadable] = []
    incoming = read(InputFile.decoded("a.jsonl", raw, refused=refused))
    assert len(refused) == 1
    assert [each.ref for each in incoming.documents] == ["d"]
    assert [each.members for each in incoming.clusters] == [("s",)]
