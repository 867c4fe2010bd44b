"""spaCy takes tokens as a document, spans by token and by code point, and trains on them."""

import importlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.__main__ import main
from annotator.text.tokens import tokens_of
from tests.formats.made_data import MadeData, made_data
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.readers.folder import Folder, written, written_for
from tests.readers.programs import run
from tests.strategies import stored_text

WHY = "is installed by `make check-formats`"
spacy = pytest.importorskip("spacy", reason=f"spaCy {WHY}")
tokens = pytest.importorskip("spacy.tokens", reason=f"spaCy {WHY}")

VOCABULARY = spacy.blank("xx").vocab

LANGUAGES = ("ar", "de", "el", "en", "fa", "he", "hi", "ja", "ko", "ru", "ta", "tr", "ur", "zh")


def document(words: list[str], spaces: list[bool]) -> Any:
    return tokens.Doc(VOCABULARY, words, spaces)


def document_of(line: dict[str, Any]) -> Any:
    """A line of `spans-jsonl` as spaCy's document, with its spans by token."""
    said = line["tokens"]
    made = document([each["text"] for each in said], [each["ws"] for each in said])
    made.spans["sc"] = [
        tokens.Span(made, each["token_start"], each["token_end"] + 1, each["label"])
        for each in line["spans"]
    ]
    return made


def check(line: dict[str, Any]) -> None:
    """Hold what a line says against what spaCy makes of it."""
    made = document_of(line)
    assert made.text == line["text"]
    for token, said in zip(made, line["tokens"], strict=True):
        bounds = token.idx, token.idx + len(token)
        assert (token.i, token.text, *bounds) == tuple(
            said[key] for key in ("id", "text", "start", "end")
        )
    for span, said in zip(made.spans["sc"], line["spans"], strict=True):
        # A span that cuts a token keeps its code points, and spaCy goes to the same tokens.
        start, end = said["start"], said["end"]
        outer = made.char_span(start, end, alignment_mode="expand")
        assert (outer.start, outer.end) == (span.start, span.end)
        beyond = line["text"][start : span.start_char] + line["text"][span.end_char : end]
        assert not beyond.strip(" ")


def checked(folder: Folder) -> int:
    """How many spans spaCy was held against."""
    names = [each.name for each in folder.manifest.files if each.name.endswith(".jsonl")]
    found = [line for name in names for line in folder.lines(name)]
    for line in found:
        check(line)
    return sum(len(line["spans"]) for line in found)


@given(stored_text())
def test_tokens_make_the_text(text: str) -> None:
    cut = tokens_of(text)
    spaces = [end < after for end, after in zip(cut.ends, cut.nexts, strict=True)]
    assert document(list(cut.texts), spaces).text == text


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_spans(tmp_path: Path, data: MemoryData) -> None:
    assert checked(written(tmp_path / "out", "spans-jsonl", data)) > 10


@settings(max_examples=30)
@given(made_data())
def test_any_spans(data: MadeData) -> None:
    with TemporaryDirectory() as path:
        checked(written(Path(path, "out"), "spans-jsonl", data))


def check_json(folder: Folder) -> int:
    """Hold documents against what `Doc.from_json` makes of them; the number of spans."""
    count = 0
    for line in folder.lines("data.jsonl"):
        made = document([], []).from_json(line, validate=True)
        again = made.to_json()
        assert again["text"] == line["text"]
        for key in ("id", "start", "end"):
            assert [x[key] for x in again["tokens"]] == [x[key] for x in line["tokens"]]
        keys = "start", "end", "label", "kb_id"
        for group, spans in line["spans"].items():
            said = [tuple(span[key] for key in keys) for span in spans]
            assert [tuple(span[key] for key in keys) for span in again["spans"][group]] == said
            count += len(said)
    return count


@pytest.mark.parametrize("data", [PLAIN, TWO_LAYERS], ids=["plain", "layers"])
def test_documents_of_json(tmp_path: Path, data: MemoryData) -> None:
    assert check_json(written(tmp_path / "out", "spacy", data)) > 10


@settings(max_examples=30)
@given(made_data())
def test_any_documents_of_json(data: MadeData) -> None:
    with TemporaryDirectory() as path:
        check_json(written(Path(path, "out"), "spacy", data))


def sentences() -> Iterator[str]:
    """The examples that spaCy has of some languages, an article each."""
    for language in LANGUAGES:
        examples = importlib.import_module(f"spacy.lang.{language}.examples")
        yield " ".join(dict.fromkeys(examples.sentences))


def test_what_spacy_wrote_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Spans of its tokens keep their code points."""
    monkeypatch.chdir(tmp_path)
    nlp, choose = spacy.blank("xx"), random.Random(1)
    expected = {}
    with open("in.jsonl", "w", encoding="utf-8", newline="") as file:
        for text in sentences():
            made = nlp(text)
            firsts = sorted(choose.sample(range(len(made)), min(len(made), 8)))
            spans = [made[first : first + choose.randint(1, 5)] for first in firsts]
            made.spans["sc"] = [
                tokens.Span(made, span.start, span.end, choose.choice(("testimony", "filler")))
                for span in spans
            ]
            file.write(f"{json.dumps(made.to_json())}\n")
            expected[text] = sorted((x.start_char, x.end_char, x.label_) for x in made.spans["sc"])
    assert main(["import", "in.jsonl", "--annotator", "Ana"]) == 0
    capsys.readouterr()
    assert main(["export", "--format", "spans-jsonl"]) == 0
    lines = map(json.loads, capsys.readouterr().out.strip().split("\n"))
    assert expected == {
        line["text"]: sorted((x["start"], x["end"], x["label"]) for x in line["spans"])
        for line in lines
    }


def test_its_own_files_and_a_training(tmp_path: Path) -> None:
    """Twenty steps with the program that lies beside the data, and then with spaCy's own."""
    folder = written_for(tmp_path / "out", "spacy", SPLIT)
    said = run(folder.path / "load.py")
    assert "20 steps, loss" in said
    made = tmp_path / "out-spacy"
    for split in ("train", "validation", "test"):
        read = list(tokens.DocBin().from_disk(made / f"{split}.spacy").get_docs(VOCABULARY))
        lines = folder.lines(f"{split}.jsonl")
        assert [each.text for each in read] == [line["text"] for line in lines]
        for each, line in zip(read, lines, strict=True):
            assert spans_of(each) == spans_of(document_of(line))
    begin, end = (float(word) for word in said.split("loss ")[1].split(" to "))
    assert end < begin / 2
    paths = "--paths.train", made / "train.spacy", "--paths.dev", made / "validation.spacy"
    said = run("-m", "spacy", "train", made / "config.cfg", *paths, "--training.max_steps", 4)
    assert "SPANS_SC_F" in said


def spans_of(made: Any) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label_) for span in made.spans["sc"]]
