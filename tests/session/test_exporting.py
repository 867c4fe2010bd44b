"""Taking everything out, and what may go wrong on the way."""

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.native.checking import Unfaithful
from annotator.session.exporting import ExportOptions, export, export_to_file
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.session.stores import exported, folder, lines, take

WITHOUT_TIME = ExportOptions(timestamp=False)


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with Store.open(here / "a.db", create=True) as opened:
        spans = [{"start": 0, "end": 3, "label": "filler"}]
        take(opened, here / "a.jsonl", lines({"text": "one two", "spans": spans}))
        yield opened


def left_in(here: Path) -> list[str]:
    """The files in the folder besides the database's."""
    return sorted(each.name for each in here.iterdir() if not each.name.startswith("a.db"))


def test_a_file_has_what_a_stream_has_and_is_its_owners_alone(here: Path, store: Store) -> None:
    out = io.BytesIO()
    export(store, out, WITHOUT_TIME)
    export_to_file(store, here / "out.jsonl", WITHOUT_TIME)
    assert (here / "out.jsonl").read_bytes() == out.getvalue()
    assert stat.S_IMODE((here / "out.jsonl").stat().st_mode) == 0o600
    assert left_in(here) == ["a.jsonl", "out.jsonl"]


def test_only_the_time_differs_between_two_exports(store: Store) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    export(store, one)
    export(store, other)
    assert b'"exported_at":"20' in one.getvalue()
    assert one.getvalue().split(b"\n", 1)[1] == other.getvalue().split(b"\n", 1)[1]
    assert b"exported_at" not in exported(store)


def test_only_those_who_own_a_record_are_named(store: Store) -> None:
    assert exported(store).count(b'"type":"annotator"') == 1


def test_a_quote_that_is_not_in_its_text_fails_and_gives_nothing(here: Path, store: Store) -> None:
    connection = sqlite3.connect(here / "a.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE spans SET quote = 'two'")
    connection.commit()
    connection.close()
    (here / "out.jsonl").write_text("earlier")
    out = io.BytesIO()
    with pytest.raises(Unfaithful, match="is not in its text"):
        export(store, out)
    with pytest.raises(Unfaithful):
        export_to_file(store, here / "out.jsonl")
    assert not out.getvalue()
    assert (here / "out.jsonl").read_text() == "earlier"
    assert left_in(here) == ["a.jsonl", "out.jsonl"]


def test_the_database_is_never_written_over(here: Path, store: Store) -> None:
    before = (here / "a.db").read_bytes()
    (here / "link.jsonl").symlink_to(here / "a.db")
    for name in ("a.db", "link.jsonl"):
        with pytest.raises(AnnotatorError, match="the database itself"):
            export_to_file(store, here / name)
    assert (here / "a.db").read_bytes() == before


def test_what_is_no_file_is_left_alone(here: Path, store: Store) -> None:
    os.mkfifo(here / "pipe")
    with pytest.raises(AnnotatorError, match="is not a file"):
        export_to_file(store, here / "pipe")
    with pytest.raises(AnnotatorError, match="is a folder"):
        export_to_file(store, here)
    with pytest.raises(AnnotatorError, match="cannot be written: No such file"):
        export_to_file(store, here / "none" / "out.jsonl")


def test_a_link_to_a_file_stays_a_link(here: Path, store: Store) -> None:
    (here / "link.jsonl").symlink_to(here / "real.jsonl")
    export_to_file(store, here / "link.jsonl", WITHOUT_TIME)
    assert (here / "link.jsonl").is_symlink()
    assert (here / "real.jsonl").read_bytes() == exported(store)
