"""Which format a file shows, and when it shows none."""

import json
from typing import Any

import pytest

from annotator.formats.detecting import format_shown
from annotator.formats.input_file import InputFile, Unreadable


def shown(content: str, name: str = "x/a.jsonl") -> str:
    return format_shown(InputFile.decoded(name, content.encode()))


def line(**fields: Any) -> str:
    return json.dumps(fields)


ENTITY = {"id": 1, "start_offset": 0, "end_offset": 2, "label": "X"}
TOKEN = {"id": 0, "start": 0, "end": 2}
SHOWN: dict[str, tuple[str, str]] = {
    "native": (line(type="meta", schema="news-spans/1"), "native"),
    "a row of native alone": (line(type="span", document="d", start=0, end=1), "native"),
    "an article": (line(text="ab"), "prodigy"),
    "nothing": ("\n \n", "prodigy"),
    "spans": (line(text="ab", spans=[]), "prodigy"),
    "tokens with their text": (line(text="ab", tokens=[{**TOKEN, "text": "ab"}]), "prodigy"),
    "a task without annotations": (line(text="ab", _input_hash=1), "prodigy"),
    "a Doc": (line(text="ab", ents=[], tokens=[TOKEN]), "spacy"),
    "a Doc with groups of spans": (line(text="ab", tokens=[], spans={"sc": []}), "spacy"),
    "a Doc with tokens alone": (line(text="ab", tokens=[TOKEN]), "spacy"),
    "triples": (line(id=1, text="ab", label=[[0, 2, "X"]]), "doccano"),
    "triples of older versions": (line(text="ab", labels=[[0, 2, "X"]]), "doccano"),
    "entities": (line(text="ab", entities=[ENTITY], relations=[]), "doccano"),
    "annotations of users": (
        line(text="ab", annotations=[{**ENTITY, "user": 1}], annotation_approver=None),
        "doccano",
    ),
    "triples beside categories": (line(text="ab", entities=[[0, 2, "X"]], cats=["Y"]), "doccano"),
    "a sign in a later record": (
        "\n".join(line(text="ab", label=held) for held in ([], [[0, 1, "X"]])),
        "doccano",
    ),
    "an article that has a label": (line(text="ab", label="SPORT"), "prodigy"),
    "candidates": (line(document="d", fingerprint="f", pairs=[]), "candidates"),
    "a broken line before": ("{\n" + line(text="ab", label=[[0, 1, "X"]]), "doccano"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "name"), SHOWN.values(), ids=SHOWN.keys())
def test_lines_of_json_show_their_format(content: str, name: str) -> None:
    assert shown(content) == name


TASK = {"data": {"text": "ab"}, "annotations": []}
DOCUMENTS: dict[str, tuple[str, str, str]] = {
    "tasks": (json.dumps([TASK], indent=2), "a.json", "labelstudio"),
    "an array of triples": (f"[{SHOWN['triples'][0]}]", "a.json", "doccano"),
    "one Doc": (json.dumps({"text": "ab", "ents": [], "tokens": []}, indent=1), "a.json", "spacy"),
    "a page": (
        '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": []}',
        "a.jsonld",
        "webanno",
    ),
    "annotations": ('[{"id": "x", "type" : "Annotation", "target": "y"}]', "a.json", "webanno"),
    "CoNLL": ("\n#begin document (s); part 000\n", "a.v4_gold_conll", "conll2012"),
    "a text that looks like another": ('{"type": "meta"}', "A.TXT", "text"),
}


@pytest.mark.parametrize(("content", "file", "name"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents_show_their_format(content: str, file: str, name: str) -> None:
    assert shown(content, file) == name


NONE: dict[str, tuple[str, str, int, str]] = {
    "a text": ("text", "a.md", 1, "nothing in it shows its format"),
    "an empty file": ("", "a.json", 1, "nothing in it shows its format"),
    "an empty array": ("[]", "a.json", 1, "there is no record in it"),
    "tables": ("a\tb\n", "a.jsonl", 1, "nothing in it shows its format"),
    "strange records": (line(a=1, b=2), "a.jsonl", 1, "a record of “a”, “b” is of no format"),
    "only wrong lines": ("{}x\n[]", "a.jsonl", 1, "not JSON"),
    "a wrong array": ('[\n{"text": }]', "a.json", 2, "not JSON"),
    "two formats at once": (
        line(text="ab") + "\n" + line(text="ab", spans=[], label=[[0, 1, "X"]]),
        "a.jsonl",
        2,
        "it may be prodigy or doccano",
    ),
    "standoff": ("T1\tX 0 1\ta\n", "a.ann", 1, "a text that stands beside it"),
}


@pytest.mark.parametrize(("content", "file", "number", "reason"), NONE.values(), ids=NONE.keys())
def test_a_file_that_shows_no_format_is_refused(
    content: str, file: str, number: int, reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        shown(content, file)
    assert reason in caught.value.reason
    assert caught.value.line == number


def test_looking_leaves_no_refusal_behind() -> None:
    refused: list[Unreadable] = []
    content = b'{\n{"text": "ab"}\n'
    assert format_shown(InputFile.decoded("a.jsonl", content, refused=refused)) == "prodigy"
    assert not refused
