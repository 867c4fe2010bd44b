"""What can be read of a damaged database becomes a sound one."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.storage.doctor.salvage import Salvage, salvage
from annotator.storage.store import Store
from tests.storage.doctor.meddling import content, meddle

PAGE = 4096


def saved(path: Path) -> Salvage:
    """Salvage the database at `path` to `saved.db` beside it."""
    return salvage(path, path.with_name("saved.db"))


def exported(path: Path) -> bytes:
    """All that leaves a database."""
    out = path.with_suffix(".jsonl")
    with Store.open(path) as store:
        export_to_file(store, out, ExportOptions(timestamp=False))
    return out.read_bytes()


def zero(path: Path, mark: bytes) -> None:
    """Zero the first page with this in it."""
    raw = bytearray(path.read_bytes())
    at = raw.index(mark) // PAGE * PAGE
    raw[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(raw)


def test_of_a_sound_one_all_is_saved(path: Path) -> None:
    before = exported(path)
    salvaged = saved(path)
    assert (salvaged.gaps, salvaged.unsound) == (0, 0)
    assert exported(path.with_name("saved.db")) == before


def test_the_journal_stands_for_a_row_that_is_lost_or_wrong(path: Path) -> None:
    before = exported(path)
    meddle(
        path,
        "DELETE FROM spans WHERE rowid < 5",
        "UPDATE spans SET quote = 'xxxxx' WHERE rowid = 6",
        "DELETE FROM links",
        "DELETE FROM documents WHERE number = 2",
    )
    saved(path)
    assert exported(path.with_name("saved.db")) == before


def test_what_is_about_a_lost_text_is_left_out(path: Path) -> None:
    zero(path, "“I ran,” said Ana, who is 10".encode())
    salvaged = saved(path)
    assert salvaged.gaps
    assert exported(path.with_name("saved.db"))
    rest = {row[1] for row in content(path.with_name("saved.db"), "spans")}
    assert rest == {row[0] for row in content(path.with_name("saved.db"), "documents")}


def test_damaged_rules_are_no_obstacle(path: Path) -> None:
    before = exported(path)
    zero(path, b"CREATE TRIGGER times_imaged_insert")
    with pytest.raises(sqlite3.DatabaseError):
        content(path, "spans")
    saved(path)
    assert exported(path.with_name("saved.db")) == before


def test_behind_the_first_damaged_declaration_nothing_is_known(path: Path) -> None:
    layer = ("texts", "documents", "spans", "links", "absences", "completions")
    before = {table: len(content(path, table)) for table in layer}
    zero(path, b"CREATE TRIGGER texts_kept_delete")
    salvaged = saved(path)
    assert {table: salvaged.rows[table] for table in layer} == before
    assert (salvaged.rows["verdicts"], salvaged.gaps > 0) == (0, True)
    assert exported(path.with_name("saved.db"))


def test_a_row_that_cannot_be_read_is_passed_over(path: Path) -> None:
    """One in the midst of a table, whose text is on pages of its own."""
    long = "word " * 4000
    meddle(path, "UPDATE steps SET title = ? WHERE seq = 7", values=(long,))
    raw = path.read_bytes()
    first = raw.index(b"word word")
    later = raw.index(b"word word", first + 2 * PAGE) // PAGE * PAGE
    path.write_bytes(raw[:later] + b"\xff" * PAGE + raw[later + PAGE :])
    salvaged = saved(path)
    assert salvaged.gaps == 1
    kept = {row[0] for row in content(path.with_name("saved.db"), "steps")}
    assert set(range(1, 60)) - kept <= {7}


def test_only_the_rows_of_a_lost_page_are_lost(path: Path) -> None:
    """A leaf in the midst of the tree: those before and behind it are all there."""
    meddle(path, *(f"UPDATE steps SET title = '{'x' * 700}{seq}' WHERE seq = {seq}"
                   for seq in range(1, 60)))  # fmt: skip
    raw = bytearray(path.read_bytes())
    pages = {
        seq: raw.index(b"x" * 700 + str(seq).encode() + b"tests") // PAGE for seq in range(10, 60)
    }
    lost = [seq for seq, page in pages.items() if page == pages[30]]
    raw[pages[30] * PAGE : (pages[30] + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(raw)
    assert saved(path).gaps == 1
    kept = [row[0] for row in content(path.with_name("saved.db"), "steps") if row[3] != "repair"]
    assert kept == [seq for seq in range(1, 63) if seq not in lost]


def test_nothing_is_saved_of_nothing(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:PAGE] + bytes(10 * PAGE))
    with pytest.raises(UnusableDatabase):
        saved(path)


def test_the_damaged_file_keeps_its_bytes(path: Path) -> None:
    zero(path, b"It is a range.")
    shutil.copy(path, path.with_name("before.db"))
    saved(path)
    assert path.read_bytes() == path.with_name("before.db").read_bytes()
