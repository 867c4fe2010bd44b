"""What is taken from files and folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableInput
from annotator.formats.input_file import Unreadable
from annotator.formats.registry import format_named
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.intake import opening
from annotator.session.intake.opening import opened
from annotator.session.intake.sources import Source, sources_at
from annotator.storage.store import Store
from tests.session.stores import ANA, bytes_of, folder, lines, new_store

STANDOFF = "T1\tStatistic 0 2\t12\nT2\tPER 3 6\tmen\n*\tEquiv T1 T2\nR1\tIs Arg1:T1 Arg2:T2\n"


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def write(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(STANDOFF if name.endswith(".ann") else f"12 men: {name}")
    return path


def test_what_a_folder_has_besides_is_said(here: Path, store: Store) -> None:
    path = write(here / "news", "a.txt", "a.a1", "b.txt", "b.a1", "notes.pdf", "manifest.json")
    report = import_paths(store, [path], ANA)
    assert report.tally.taken["document"] == 2
    assert report.tally.left_out == {
        "file that ends in “.a1”": 2,
        "file that ends in “.pdf”": 1,
    }


def found(path: Path, format_name: str | None = None) -> list[str]:
    chosen = None if format_name is None else format_named(format_name)
    return [each.path.relative_to(path).as_posix() for each in sources_at(path, chosen)]


def test_a_file_is_itself_whatever_its_name(here: Path) -> None:
    assert sources_at(here / "x.odd") == [Source(here / "x.odd")]


def test_files_come_by_kind_and_name_without_what_is_no_annotation(here: Path) -> None:
    write(here, "b.json", "b.jsonl", "z.txt", "A.TXT", "a.conll", "note.md", "sub/c.txt")
    write(here, "manifest.json", "labels.json", "train.provenance.jsonl", ".b.jsonl")
    write(here, "out.manifest.json", "out.labels.json")
    assert found(here) == ["A.TXT", "z.txt", "b.jsonl", "b.json", "a.conll"]
    assert found(here, "text") == ["A.TXT", "z.txt"]
    assert found(here, "doccano") == ["b.jsonl", "b.json"]


def test_a_folder_with_standoff_files_is_one(here: Path) -> None:
    write(here, "a.txt", "a.ann", "alone.txt", "more.jsonl", "sub/b.ann")
    one, other = sources_at(here)
    assert (one.path, one.files) == (here, ("a.ann", "a.txt", "alone.txt", "more.jsonl"))
    assert other == Source(here / "more.jsonl")
    assert (one.story, other.story) == (here.name, here.name)
    assert found(here, "brat") == ["."]
    assert found(here, "text") == ["a.txt", "alone.txt"]


def test_a_folder_of_such_folders_is_each_of_them(here: Path) -> None:
    write(here, "train/ana/a.ann", "train/bo/a.ann", "test/ana/b.ann", ".git/x.ann", "notes/c.md")
    (here / "loop").symlink_to(here, target_is_directory=True)
    assert found(here) == ["test/ana", "train/ana", "train/bo"]
    assert [each.story for each in sources_at(here)] == ["ana", "ana", "bo"]


@pytest.mark.parametrize("format_name", [None, "text", "brat"])
def test_a_folder_with_nothing_to_take_is_refused(here: Path, format_name: str | None) -> None:
    write(here, "a.md", "manifest.json")
    with pytest.raises(UnusableInput, match="holds nothing to take in") as caught:
        found(here, format_name)
    assert ".ann" in caught.value.remedy or format_name == "text"


def test_a_standoff_folder_is_one_step(here: Path, store: Store) -> None:
    box = write(here / "box", "a.txt", "a.ann", "b.txt", "b.ann", "alone.txt")
    report = import_paths(store, [box], ANA)
    assert not report.refused
    assert report.tally.taken == {"document": 2, "span": 4}
    assert report.tally.left_out == {
        "texts without .ann file": 1,
        "clusters inside one article": 2,
        "relations inside one article": 2,
    }
    (step,) = store.steps()
    assert step.title == "import of box"
    assert report.stories == {"box": 2}


def test_a_standoff_folder_is_refused_whole_or_loses_a_line(here: Path, store: Store) -> None:
    box = write(here / "box", "a.txt", "a.ann", "b.txt")
    (box / "b.ann").write_text("T1\tPER 0 2\t12\nT2\tPER 0 99\tmen\nT3\tPER 9 x\tmen\n")
    before = bytes_of(here / "a.db")
    (error,) = import_paths(store, [box], ANA).refused
    assert "b.ann, line 3, byte 30: the offset “x”" in str(error)
    assert bytes_of(here / "a.db") == before
    report = import_paths(store, [box], ANA, ImportOptions(keep_going=True))
    assert report.tally.taken == {"document": 2, "span": 4}
    assert report.tally.repaired == {"span": 1}
    assert [each.line for each in report.left_out] == [3]


def test_a_file_named_as_of_a_format_of_folders_is_refused(here: Path, store: Store) -> None:
    write(here, "a.txt", "a.ann")
    for options in (ImportOptions(format="brat"), ImportOptions()):
        (error,) = import_paths(store, [here / "a.ann"], ANA, options).refused
        assert error.remedy.startswith("Import the folder")


def test_a_line_without_end_is_refused_before_it_fills_the_memory(
    here: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LONGEST_LINE", 3_000_000)
    short = lines({"text": "x"})
    (here / "fits.jsonl").write_text(short + lines({"text": "x" * 2_900_000}) + short)
    (here / "long.jsonl").write_text(short + short + lines({"text": "x" * 9_000_000}) + short)
    before = bytes_of(here / "a.db")
    (error,) = import_paths(store, [here / "long.jsonl"], ANA).refused
    assert f"line 3, byte {2 * len(short)}: a line of more than 3,000,000 bytes" in str(error)
    assert bytes_of(here / "a.db") == before
    assert opened(here / "fits.jsonl").text.count("\n") == 3


def test_a_file_is_read_whole_whatever_its_blocks(here: Path) -> None:
    text = "".join(f"{number}\n" for number in range(400_000))
    (here / "a.txt").write_text(text)
    assert opened(here / "a.txt").text == text


BINARY: dict[str, tuple[str, bytes, str, str]] = {
    "spaCy": ("a.spacy", b"x\x9c\xed\xc0", "spaCy's own binary form", "DocBin().from_disk"),
    "Parquet": ("a.parquet", b"PAR1\x15\x80", "a Parquet table", "native"),
    "a database": ("a.db", b"SQLite format 3\0\x80", "a database", "annotator merge"),
    "gzip": ("a.jsonl.gz", b"\x1f\x8b\x08", "compressed", "Decompress"),
    "zip": ("a.zip", b"PK\x03\x04\x80", "an archive", "Unpack"),
    "nothing known": ("a.jsonl", b"{}\n\x80", "not UTF-8 text", "--encoding"),
}


@pytest.mark.parametrize(("name", "raw", "what", "remedy"), BINARY.values(), ids=BINARY.keys())
def test_what_is_no_text_is_refused_as_what_it_is(
    here: Path, name: str, raw: bytes, what: str, remedy: str
) -> None:
    (here / name).write_bytes(raw)
    with pytest.raises(Unreadable) as caught:
        opened(here / name)
    assert what in caught.value.reason
    assert remedy in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_text_may_begin_as_any_other_file(here: Path) -> None:
    (here / "PAR1.txt").write_text("PAR1 is a golf score.")
    assert opened(here / "PAR1.txt").text.startswith("PAR1")


def test_a_reader_may_ask_for_the_file_beside_its_own(here: Path) -> None:
    write(here, "a.txt", "b.txt")
    file = opened(here / "a.txt")
    beside = file.beside("b.txt")
    assert beside is not None
    assert beside.text == "12 men: b.txt"
    assert file.beside("c.txt") is None
