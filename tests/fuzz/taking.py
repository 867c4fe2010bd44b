"""The program takes a file in as it is meant, or leaves the database as it is and says why."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from annotator.formats.input_file import Unreadable
from annotator.formats.registry import format_of
from annotator.session.importing import ImportOptions, ImportReport, import_paths
from annotator.session.intake.opening import opened
from annotator.storage.store import Store
from tests.fuzz.offered import Offered, articles_in, passages_in
from tests.session.stores import ANA, bytes_of, exported, folder, lines, new_store, take

KNOWN = {"d", "e"}
"""Ids of documents that are there before, because candidates are about what is."""

LONGEST = 1_000
"""Code points of a refusal, which may quote what it refuses and the whole name of the file."""


@cache
def _database() -> bytes:
    with folder() as here:
        with new_store(here / "a.db") as store:
            known = [
                {"type": "document", "id": name, "key": f"k{name}", "text": "12 men 📰 ran."}
                for name in sorted(KNOWN)
            ]
            take(store, here / "known.jsonl", lines(*known))
        return (here / "a.db").read_bytes()


class Taking:
    """Files are offered to a database, which is made anew after each that it takes."""

    def __init__(self, here: Path) -> None:
        """`here`: an empty folder."""
        self._here = here
        self._database = here / "a.db"
        self._box = here / "box"
        self._box.mkdir()
        self._store = self._opened()

    def _opened(self) -> Store:
        for name in bytes_of(self._database):
            (self._here / name).unlink()
        self._database.write_bytes(_database())
        return Store.open(self._database)

    def offer(self, offered: Offered) -> bool:
        """Import a file; whether it was taken in.

        Raises:
            AssertionError: something of a refused file is there, or an accepted one is not what
                comes out.
        """
        is_refused = False
        try:
            before = bytes_of(self._database)
            options = ImportOptions(format=offered.format, keep_going=offered.keep_going, story="s")
            report = import_paths(self._store, [offered.write(self._box)], ANA, options)
            check_said(report, offered)
            if report.refused:
                assert bytes_of(self._database) == before, "a refused file has left a trace"
                assert not offered.is_article or not articles_in(offered.raw, "text")
                is_refused = True
                return False
            out = exported(self._store)
            check_taken(out, offered, self._box, is_whole=not report.left_out)
            check_leaves(out, self._store, self._box)
            return True
        finally:
            for each in self._box.iterdir():
                each.unlink()
            if not is_refused:
                self._store.close()
                self._store = self._opened()

    def told(self, offered: Offered) -> str:
        """What became of a file, in a word."""
        return "taken in" if self.offer(offered) else "refused"

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()


@contextmanager
def taking() -> Iterator[Taking]:
    """A database in a folder of its own."""
    with folder() as here:
        taken = Taking(here)
        try:
            yield taken
        finally:
            taken.close()


def check_said(report: ImportReport, offered: Offered) -> None:
    """Each refusal is one line that names the file and the place in it.

    Nothing gets as far as the rules of the database, which know no line.
    """
    assert len(report.refused) <= 1
    assert offered.keep_going or not report.left_out
    for error in (*report.refused, *report.left_out):
        said = str(error)
        assert "\n" not in said, said
        assert len(said) < LONGEST, said
        assert "/box" in said, said
        # What is a folder, or is of a format of folders, may be refused as such.
        assert isinstance(error, Unreadable) or "folder" in said, said


def check_taken(out: bytes, offered: Offered, box: Path, *, is_whole: bool) -> None:
    """The articles of the database are those of the file, and each quote stands where it says."""
    records = [json.loads(line) for line in out.decode().split("\n") if line]
    texts = {each["id"]: each["text"] for each in records if each["type"] == "document"}
    passages = set()
    for each in records:
        if each["type"] == "span":
            text = texts[each["document"]]
            assert text[each["start"] : each["end"]] == each["quote"], "a quote is wrong"
            passages.add((text, each["quote"]))
    if offered.beside:
        return
    name = offered.format or format_of(opened(box / offered.name)).name
    told = articles_in(offered.raw, name)
    if told is not None:
        assert {texts[each] for each in texts.keys() - KNOWN} <= told, "an article is made up"
        assert told <= set(texts.values()) or not is_whole, "an article is missing"
    if is_whole:
        assert passages_in(offered.raw, name) <= passages, "a span is missing"


def check_leaves(out: bytes, store: Store, box: Path) -> None:
    """What comes out goes in again, here without a change and elsewhere to the same bytes."""
    (box / "out.jsonl").write_bytes(out)
    assert not import_paths(store, [box / "out.jsonl"], ANA).refused
    assert exported(store) == out, "an import of the export has changed something"
    with folder() as there, new_store(there / "b.db") as other:
        assert not import_paths(other, [box / "out.jsonl"], ANA).refused
        assert exported(other) == out, "the export does not come out of another database"
