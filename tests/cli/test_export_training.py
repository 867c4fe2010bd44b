"""`annotator export` of training data, through the command line and real files."""

import errno
import hashlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from annotator.formats.registry import all_formats
from annotator.session.guideline import shipped_guideline
from annotator.session.training.scratch import Scratch
from annotator.storage.store import Store
from tests.cli.conftest import SEEDS, Run

STORIES = 12
TRAINING = [
    each
    for each in all_formats()
    if each.train is not None and (each.name != "parquet" or find_spec("pyarrow") is not None)
]
"""Those that can be written here: the extra `parquet` is large."""
IN_ONE_FILE = [each for each in TRAINING if not each.is_folder]


def corpus(stories: int = STORIES, annotator: str = "Ana") -> str:
    """Stories of two articles each with a linked pair, as native JSONL."""
    records: list[dict[str, Any]] = []
    for number in range(stories):
        for side, text in enumerate(
            (f"📰 {number},000 walked out. 完", f"They were {number},000.")
        ):
            name = f"d{number}.{side}"
            at = text.index(f"{number},000")
            records += [
                {"type": "document", "id": name, "story": f"story {number}", "text": text},
                {
                    "type": "span",
                    "id": f"{annotator}.{name}",
                    "document": name,
                    "start": at,
                    "end": at + len(f"{number},000"),
                    "label": "statistic",
                    "annotator": annotator,
                },
            ]
        a, b = (f"{annotator}.d{number}.{side}" for side in (0, 1))
        link = {"a": a, "b": b, "relation": "equivalent", "annotator": annotator}
        records.append({"type": "link", "id": f"{annotator}.l{number}", **link})
    return "".join(f"{json.dumps(each)}\n" for each in records)


@pytest.fixture
def annotated(run: Run, here: Path) -> Run:
    """The program with one annotator's layer."""
    (here / "in.jsonl").write_text(corpus())
    assert run("import", "in.jsonl", "--as", "Ana").status == 0
    return run


def json_lines(path: Path) -> list[Any]:
    """The records of a file."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def files_in(folder: Path) -> set[str]:
    """The names of all files in a folder, relative to it."""
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("format_", TRAINING, ids=lambda each: each.name)
def test_every_format_leaves_with_a_manifest_that_is_true(
    annotated: Run, here: Path, format_: Any
) -> None:
    ran = annotated("export", "--format", format_.name, "-o", "out", "--split", "50/50")
    assert (ran.status, ran.out) == (0, "")
    manifest = json.loads((here / "out" / "manifest.json").read_text())
    assert {each["name"] for each in manifest["files"]} | {"manifest.json"} == files_in(
        here / "out"
    )
    for file in manifest["files"]:
        raw = (here / "out" / file["name"]).read_bytes()
        assert file["bytes"] == len(raw)
        assert file["sha256"] == hashlib.sha256(raw).hexdigest()
    parts = {each["name"].partition(".")[0].partition("/")[0] for each in manifest["files"]}
    assert {"train", "test"} <= parts
    assert manifest["truth"] == "annotator:Ana"
    assert manifest["guideline"] == {"sha256": shipped_guideline().hash, "since": None}
    assert f"guideline: {shipped_guideline().short_hash}\n" in ran.err
    assert [each["split"] for each in manifest["splits"]] == ["train", "test"]
    assert sum(each["spans"] for each in manifest["splits"]) == 2 * STORIES


@pytest.mark.parametrize("format_", IN_ONE_FILE, ids=lambda each: each.name)
def test_one_file_is_the_same_on_standard_output(annotated: Run, here: Path, format_: Any) -> None:
    out = f"out{format_.suffix}"
    assert annotated("export", "--format", format_.name, "-o", out).status == 0
    manifest = json.loads((here / "out.manifest.json").read_text())
    for file in manifest["files"]:
        raw = (here / file["name"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(raw).hexdigest()
    assert out in {file["name"] for file in manifest["files"]}
    ran = annotated("export", "--format", format_.name)
    assert ran.status == 0
    assert ran.out.encode() == (here / out).read_bytes()
    assert "-o names a file" in ran.err


EVERY_FORMAT = """
import sys
from annotator.__main__ import main
for name in sys.argv[1:]:
    words = ["export", "--format", name, "--no-timestamp", "--split", "50/50"]
    assert main([*words, "-o", f"two/{name}"]) == 0, name
"""


def test_the_same_database_gives_the_same_bytes(annotated: Run, here: Path) -> None:
    (here / "two").mkdir()
    (here / "one").mkdir()
    names = [each.name for each in TRAINING]
    environment = {**os.environ, "PYTHONPATH": str(SEEDS.parent), "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", EVERY_FORMAT, *names]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    for name in names:
        words = ("export", "--format", name, "--no-timestamp", "--split", "50/50")
        assert annotated(*words, "-o", f"one/{name}").status == 0
    assert files_in(here / "one") == files_in(here / "two")
    for name in files_in(here / "one"):
        assert (here / "one" / name).read_bytes() == (here / "two" / name).read_bytes(), name


@pytest.mark.parametrize("consumer", ["spacy", "hf", "sentence-transformers", "llm"])
def test_a_consumer_gets_a_card_and_a_program(annotated: Run, here: Path, consumer: str) -> None:
    assert annotated("export", "--for", consumer, "-o", "out", "--split", "50/50").status == 0
    program = (here / "out" / "load.py").read_text()
    compile(program, "load.py", "exec")
    assert program.count("\n") <= 30
    assert (here / "out" / "README.md").read_text().startswith("---\n")
    assert json.loads((here / "out" / "manifest.json").read_text())["for"] == consumer


def test_a_split_is_frozen_and_later_moves_towards_train_only(annotated: Run, here: Path) -> None:
    words = ("export", "--format", "spans-jsonl", "-o", "out", "--split", "60/20/20")
    assert annotated(*words).status == 0
    before = splits(here)
    assert {len(before[split]) for split in before} <= {14, 6, 4, 5, 8}
    assert annotated("export", "--format", "spans-jsonl", "-o", "x", "--split", "10/90").status == 0
    assert splits(here) == before
    # A link joins a story of test and one of train: the one of test moves.
    test, train = min(before["test"]), min(before["train"])
    link = {"type": "link", "a": f"Ana.{test}", "b": f"Ana.{train}", "relation": "partial"}
    (here / "more.jsonl").write_text(json.dumps({**link, "annotator": "Ana"}))
    assert annotated("import", "more.jsonl", "--as", "Ana").status == 0
    ran = annotated(*words)
    assert "moved from test to train" in ran.err
    after = splits(here)
    assert after["train"] > before["train"]
    assert after["test"] < before["test"]
    story = test.partition(".")[0]
    assert after["train"] - before["train"] == {f"{story}.0", f"{story}.1"}
    data = {each["id"] for each in json_lines(here / "out" / "train.jsonl")}
    assert data == after["train"]


def splits(here: Path) -> dict[str, set[str]]:
    """The documents of each split, as the database has it."""
    found: dict[str, set[str]] = {}
    with Store.open(here / "annotations.db") as store:
        for document, split in store.splits().items():
            found.setdefault(str(split), set()).add(document)
    return found


def test_a_split_that_would_be_empty_is_refused_and_nothing_is_frozen(run: Run, here: Path) -> None:
    (here / "in.jsonl").write_text(corpus(2))
    run("import", "in.jsonl", "--as", "Ana")
    ran = run("export", "--format", "spans-jsonl", "--split", "80/10/10", "-o", "out")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "would be empty" in ran.err
    assert splits(here) == {}
    assert not (here / "out").exists()
    # The articles can be parted, but what pairs are made of is in train alone.
    (here / "bare.jsonl").write_text(corpus(4, "Bo").replace("equivalent", "contradicts"))
    (here / "annotations.db").unlink()
    run("import", "bare.jsonl", "--as", "Bo")
    ran = run("export", "--format", "pairs-jsonl", "--split", "50/50", "-o", "out")
    assert (ran.status, ran.err.count("\n")) == (1, 1)
    assert "contradicts" in ran.err
    assert splits(here) == {}


def test_whose_word_counts_has_to_be_said_of_several_layers(annotated: Run, here: Path) -> None:
    (here / "bo.jsonl").write_text(corpus(3, "Bo"))
    assert annotated("import", "bo.jsonl", "--as", "Bo").status == 0
    ran = annotated("export", "--format", "spans-jsonl")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "annotator:Ana" in ran.err
    assert "majority:2" in ran.err
    for truth, lines in (("annotator:bo", 6), ("majority:2", 6), ("all-layers", 30)):
        ran = annotated("export", "--format", "spans-jsonl", "--truth", truth)
        assert (ran.status, ran.out.count("\n")) == (0, lines), truth
    assert annotated("export", "--format", "spans-jsonl", "--truth", "adjudicated").status == 1
    assert annotated("export", "--format", "spans-jsonl", "--truth", "majority:1").status == 2
    assert annotated("export", "--format", "spans-jsonl", "--truth", "annotator:Cy").status == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--truth", "reviewed"),
        ("--split", "80/20", "-o", "out"),
        ("--shape", "score"),
        ("--format", "spans-jsonl", "--shape", "score"),
        ("--format", "spans-jsonl", "--history"),
        ("--for", "hf"),
        ("--for", "hf", "--format", "native", "-o", "out"),
        ("--format", "spans-jsonl", "--split", "80"),
        ("--format", "spans-jsonl", "--split", "0/100", "-o", "out"),
        ("--format", "spans-jsonl", "--split", "nan/1", "-o", "out"),
        ("--format", "spans-jsonl", "--split", "80/20"),
        ("--format", "chat-jsonl", "--negatives", "3"),
        ("--format", "pairs-jsonl", "--negatives", "nan"),
    ],
    ids=" ".join,
)
def test_what_means_nothing_is_a_usage_error(
    annotated: Run, here: Path, words: tuple[str, ...]
) -> None:
    before = files_in(here)
    assert annotated("export", *words).status == 2
    assert files_in(here) == before


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="the extra is installed")
def test_a_format_that_needs_an_extra_says_so(annotated: Run, here: Path) -> None:
    ran = annotated("export", "--format", "parquet", "-o", "out")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "annotator[parquet]" in ran.err
    assert not (here / "out").exists()


def test_nothing_to_write_is_said(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("One article.")
    run("import", "a.txt", "--as", "Ana")
    ran = run("export", "--format", "spans-jsonl")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "Nothing is annotated" in ran.err


def test_a_place_that_is_taken_is_left_alone(annotated: Run, here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "thesis.txt").write_text("x")
    for words in (("-o", "mine"), ("-o", "annotations.db"), ("-o", "nowhere/out.jsonl")):
        ran = annotated("export", "--format", "spans-jsonl", *words)
        assert (ran.status, ran.err.count("\n")) == (1, 1), words
    assert files_in(here / "mine") == {"thesis.txt"}
    assert annotated("documents", "--json").status == 0


def test_a_full_disk_is_said_of_the_place_that_was_named(
    annotated: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("export", "--format", "spans-jsonl", "-o", "out.jsonl")
    assert annotated(*words).status == 0
    kept = {each.name: each.read_bytes() for each in here.glob("out.*")}

    def full(scratch: Scratch, name: str) -> BinaryIO:
        (scratch.folder / name).write_text("a part")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Scratch, "file", full)
    ran = annotated(*words)
    assert ran.status == 1
    assert ran.err == f"annotator: {here} cannot be written: No space left on device.\n"
    assert {each.name: each.read_bytes() for each in here.glob("out.*")} == kept
    assert not list(here.glob(".export-*"))


@pytest.mark.parametrize("prompt", [b"", b" \n", b"\xff\xfe\xff", None])
def test_a_bad_prompt_is_refused(annotated: Run, here: Path, prompt: bytes | None) -> None:
    if prompt is not None:
        (here / "prompt.txt").write_bytes(prompt)
    ran = annotated("export", "--format", "chat-jsonl", "--system", "prompt.txt")
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "prompt.txt" in ran.err


def test_a_prompt_of_ones_own(annotated: Run, here: Path) -> None:
    (here / "prompt.txt").write_text("Find the numbers.\n")
    ran = annotated("export", "--format", "chat-jsonl", "--system", "prompt.txt")
    first = json.loads(ran.out.splitlines()[0])
    assert first["messages"][0] == {"role": "system", "content": "Find the numbers."}
