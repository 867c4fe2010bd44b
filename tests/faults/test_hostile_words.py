"""Words of SQL, of the text index and of paths are words, in every field and in every option."""

import json
from pathlib import Path

import pytest

from annotator.formats.registry import WRITABLE, format_named
from tests.fuzz.options import Ran, count, ran
from tests.pty.hostile_story import write_story
from tests.pty.ledger import rows
from tests.pty.payload import assert_plain

DATABASE = "annotations.db"

WORDS = (
    "'; DROP TABLE spans; --",
    '" OR 1=1 --',
    "100%_",
    "NEAR(a b) AND",
    '"a" OR b*',
    "title:x NOT y",
    "* ^ {} ()",
    "../../x",
    "/etc/passwd",
    "--force",
    "-x",
    "CON",
    "%s {0} $(id) `id`",
    "a\\'b\\\\",
    "?1 :name @x",
)
"""None of them is part of another."""

TABLES = ("texts", "documents", "annotators", "labels", "spans", "links", "steps", "events")

ESCAPED = {
    "native", "spans-jsonl", "spacy", "doccano-jsonl", "labelstudio-json", "webanno-jsonld",
    "tokens-jsonl", "pairs-jsonl", "clusters-jsonl", "chat-jsonl", "pairs-work",
}  # fmt: skip
"""Formats in JSON: what a terminal would obey is escaped, and reads as it was."""

EXACT = {"brat", "conll2012", "parquet"}
"""Formats of plain text or of bytes: the characters of articles are what they are."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a database in which each of the words stands everywhere."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATOR_NAME", "ana")
    records: list[dict[str, object]] = []
    for number, words in enumerate(WORDS):
        name, label = f"d{number}", f"l{number}"
        shown = {"name": words, "definition": words, "colour": "sky", "unit": "clause"}
        texts = dict.fromkeys(("title", "source", "url", "file_name", "published"), words)
        article = {"id": name, "key": words, "story": words, "text": f"It says {words} here."}
        span = {"id": f"s{number}", "document": name, "start": 8, "end": 8 + len(words)}
        records += [
            {"type": "annotator", "id": words, "name": words},
            {"type": "label", "id": label, "position": 10 + number, **shown},
            {"type": "document", "number": 1, **article, **texts},
            {"type": "span", "label": label, "note": words, "annotator": words, **span},
        ]
    Path("in.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in records))
    done = ran(("import", "in.jsonl"))
    assert done.status == 0, done.err.decode()
    return tmp_path


def counts() -> dict[str, int]:
    """How many rows there are."""
    return {table: count(Path(DATABASE), table) for table in TABLES}


def listed(*words: str) -> list[dict[str, object]]:
    """What a command prints as JSON."""
    done = ran((words[0], "--json", *(("--",) if words[0] == "search" else ()), *words[1:]))
    assert done.status == 0, (words, done.err.decode())
    found: list[dict[str, object]] = json.loads(done.out)
    return found


def test_each_is_found_as_it_is_and_changes_nothing(home: Path) -> None:
    before = counts()
    assert before["documents"] == before["spans"] == len(WORDS)
    for number, words in enumerate(WORDS):
        (hit,) = listed("search", words)
        assert (hit["quote"], hit["start"]) == (words, 8)
        (span,) = listed("spans", "--annotator", words)
        assert span["note"] == words
        (document,) = listed("documents", "--story", words)
        assert document["title"] == words
        (other,) = listed("spans", "--everybody", "--story", words)
        assert other["label"] == f"l{number}"
        (labelled,) = listed("spans", "--everybody", "--label", words)
        assert labelled["label"] == f"l{number}"
    assert counts() == before
    assert {each["quote"] for each in listed("spans", "--everybody")} == {*WORDS}


def test_each_can_be_said_and_is_what_is_stored(home: Path) -> None:
    before = counts()
    for number, words in enumerate(WORDS):
        for call in (
            ("documents", "edit", f"d{number}", "--title", f"new {words}", "--source", words),
            ("labels", "edit", f"l{number}", "--definition", f"new {words}"),
        ):
            done = ran(call)
            assert done.status == 0, (call, done.err.decode())
    after = counts()
    grown = {"steps", "events"}
    assert {each: after[each] for each in TABLES if each not in grown} == {
        each: before[each] for each in TABLES if each not in grown
    }
    titles = rows(home / DATABASE, "SELECT title FROM documents ORDER BY id")
    assert {title for (title,) in titles} == {f"new {words}" for words in WORDS}


@pytest.mark.parametrize("option", ["--story", "--annotator", "--label"])
def test_what_is_nowhere_is_refused_and_not_run(home: Path, option: str) -> None:
    before = counts()
    for words in ("%", "_", "*", "x' OR '1'='1", "nothing\x00here"[:7], "d0%", "x" * 5_000):
        done: Ran = ran(("spans", "--everybody", option, words))
        assert done.status in (0, 1, 2)
        assert b"It says" not in done.out
        assert not done.out or option == "--annotator"
    assert counts() == before


def test_every_format_is_escaped_or_exact() -> None:
    assert {format_named(name).name for name in WRITABLE} == ESCAPED | EXACT
    assert not ESCAPED & EXACT


def test_json_escapes_what_plain_text_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the escaped reads as it was."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANNOTATOR_NAME", "ana")
    write_story(Path("in.jsonl"))
    assert ran(("import", "in.jsonl")).status == 0
    texts = {text for (text,) in rows(tmp_path / DATABASE, "SELECT text FROM texts")}
    for name in sorted(ESCAPED | EXACT - {"parquet"}):
        words = ["export", "--format", name, "-o", name]
        if format_named(name).train is not None:
            words += ["--truth", "all-layers"]
        done = ran(tuple(words))
        assert done.status == 0, (name, done.err.decode())
    for name in sorted(ESCAPED):
        written = [each for each in (*tmp_path.rglob("*"),) if name in each.parts[-2:]]
        for file in (each for each in written if each.is_file()):
            assert_plain(file.read_bytes())
    spans = [json.loads(line) for line in Path("spans-jsonl").read_text().splitlines()]
    assert {each["text"] for each in spans} == texts
    found = {each.read_bytes().decode() for each in Path("brat").rglob("*.txt")}
    assert found == texts
    cells = [line.split("\t") for line in Path("conll2012").read_bytes().decode().split("\n")]
    tokens = {row[3] for row in cells if len(row) > 3}
    assert any("\x1b" in token or "\x9b" in token for token in tokens)
    assert all(any(token in text for text in texts) for token in tokens)
