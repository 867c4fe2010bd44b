"""Nothing that a file says decides where something is written."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.program import program  # noqa: F401 - loaded once for all calls
from annotator.formats.registry import WRITABLE, format_named
from tests.fuzz.options import ran

NAMES = (
    "../../outside",
    "../outside",
    "/tmp/annotator-outside",
    "..",
    ".",
    "-o",
    "--db",
    "a/b/../../../outside",
    "C:\\outside",
    "..\\outside",
    "CON",
    "nul.txt",
    "manifest.json",
    "provenance",
    "data.jsonl",
    "~root",
    "$HOME",
    "a\nb",
    "\x1b]0;x\x07",
    "x" * 5_000,
    "é" * 200,
    "archive.zip/../../outside",
)
"""What a file may call an article, a story, a label's holder or a batch."""

FORMATS = sorted({format_named(each).name for each in WRITABLE} - {"parquet"})
"""All but what another package writes, under names of its own."""


def records() -> Iterator[dict[str, Any]]:
    """An article of each name, everywhere where a name can stand, with a span."""
    for number, name in enumerate(NAMES, start=1):
        both = NAMES[(number - 1) // 2 * 2]
        person = both if both.isprintable() and len(both) <= 100 else "ana"
        document = {"type": "document", "id": name[:64], "key": name, "number": number}
        words = dict.fromkeys(("title", "source", "url", "file_name", "published"), name)
        yield {"type": "annotator", "id": person, "name": person}
        yield {**document, **words, "story": both, "text": f"Article {number} has 12 words."}
        at = {"document": name[:64], "start": 0, "end": 7, "annotator": person}
        yield {"type": "span", "id": f"s{number}", "label": "filler", "note": name, **at}
        if number % 2 == 0:
            ends = {"a": f"s{number - 1}", "b": f"s{number}", "annotator": person}
            yield {"type": "link", "relation": "equivalent", **ends}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a database with all these names, two folders deep, as the current one."""
    here = tmp_path / "deep" / "home"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("ANNOTATOR_NAME", "ana")
    (here / "in.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in records()))
    done = ran(("import", "in.jsonl", "--keep-going"))
    assert b"22 articles, 22 spans" in done.err, done.err.decode()
    return here


def files(folder: Path) -> dict[str, bytes]:
    """All files, wherever in the folder, and where links point."""
    found = {}
    for parent, folders, names in os.walk(folder):
        for name in [*names, *folders]:
            path = Path(parent) / name
            if path.is_symlink():
                found[str(path.relative_to(folder))] = os.fsencode(path.readlink())
            elif path.is_file():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def ours(name: str) -> bool:
    """Whether it is the database, or lies in what was named for the export."""
    return name.startswith(("deep/home/annotations", "deep/home/out"))


def test_an_export_writes_only_what_was_named(home: Path) -> None:
    """Whatever the articles, stories and annotators are called."""
    root = home.parents[1]
    before = files(root)
    for form in FORMATS:
        words = ["export", "--format", form, "-o", f"out-{form}"]
        if format_named(form).train is not None:
            words += ["--truth", "all-layers", "--split", "50/25/25"]
        done = ran(tuple(words))
        assert done.status == 0, done.err.decode()
    after = files(root)
    assert {name: raw for name, raw in after.items() if not ours(name)} == {
        name: raw for name, raw in before.items() if not ours(name)
    }
    assert not Path("/tmp/annotator-outside").exists()
    written = [Path(name) for name in after if name.startswith("deep/home/out")]
    assert {each.parts[2] for each in written} >= {f"out-{form}" for form in FORMATS}
    for part in (part for each in written for part in each.parts):
        assert part == part.strip(" .")
        assert part.isprintable()
        assert len(part) <= 100
        assert part.partition(".")[0].casefold() not in ("con", "nul")


def test_the_other_writers_write_only_what_was_named(home: Path) -> None:
    """Reports, copies, merged files and what is made for programs that train."""
    root = home.parents[1]
    before = files(root)
    for words in (
        ("export", "-o", "out.jsonl", "--history"),
        ("export", "--for", "sentence-transformers", "--truth", "all-layers", "-o", "out-st"),
        ("export", "--format", "spacy", "--truth", "all-layers", "-o", "out-spacy.jsonl"),
        ("report", "--story", NAMES[2], "--annotator", NAMES[2], "--html", "-o", "out.html"),
        ("backup",),
        ("backup", "-o", "out.db"),
        ("merge", "--files", "out.jsonl", "out.jsonl", "-o", "out-merged.jsonl"),
        ("doctor", "--repair"),
        ("suggest", "--all", "--workers", "1"),
        ("purge", "CON", "--yes"),
    ):
        done = ran(words)
        assert done.status == 0, (words, done.err.decode())
    after = files(root)
    assert {name for name in before if not ours(name)} == {n for n in after if not ours(n)}


def test_links_that_somebody_planted_are_not_followed(home: Path) -> None:
    """They go with the earlier export in whose folder they are, and what they point at stays."""
    root = home.parents[1]
    outside = root / "outside"
    outside.mkdir()
    (outside / "kept.txt").write_text("kept")
    words = ("export", "--format", "brat", "--truth", "all-layers", "-o", "out")
    assert ran(words).status == 0
    layer = next(each for each in (home / "out").iterdir() if each.is_dir())
    (home / "out" / "link").symlink_to(outside, target_is_directory=True)
    text = next(each for each in layer.iterdir() if each.suffix == ".txt")
    text.unlink()
    text.symlink_to(outside / "kept.txt")
    assert ran(words).status == 0
    assert files(outside) == {"kept.txt": b"kept"}
    assert not any(each.is_symlink() for each in (home / "out").rglob("*"))


def test_a_manifest_names_nothing_outside_to_be_taken_away(home: Path) -> None:
    """What an export removes of an earlier one, it removes beside itself."""
    kept = home.parent / "kept.txt"
    kept.write_text("kept")
    (home / "out.kept.txt").write_text("mine")
    words = ("export", "--format", "spacy", "--truth", "all-layers", "-o", "out.jsonl")
    assert ran(words).status == 0
    manifest = home / "out.manifest.json"
    said = json.loads(manifest.read_text())
    said["files"] += [{"name": name} for name in ("../kept.txt", str(kept), "out/../../kept.txt")]
    manifest.write_text(json.dumps(said))
    ran(words)
    assert kept.read_text() == "kept"


def test_a_folder_that_is_imported_is_only_read(home: Path) -> None:
    """A brat folder whose table names files elsewhere writes none of them."""
    root = home.parents[1]
    box = home / "box"
    box.mkdir()
    (box / "a.txt").write_text("One two three.")
    (box / "a.ann").write_text("T1\tfiller 0 3\tOne\n")
    columns = "file id key number story title source published url file_name annotator split"
    rows = ["\t".join(columns.split())]
    for name in ("../../outside", "/tmp/annotator-outside", "a"):
        cells = dict.fromkeys(columns.split(), "../x") | {"file": name, "id": "x", "number": "1"}
        rows.append("\t".join(cells.values()))
    (box / "documents.tsv").write_text("\n".join(rows) + "\n")
    before = files(root)
    ran(("import", "box"))
    after = files(root)
    assert {name: raw for name, raw in after.items() if not ours(name)} == {
        name: raw for name, raw in before.items() if not ours(name)
    }
