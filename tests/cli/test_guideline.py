"""Printing the guideline, and writing another one, from the command line."""

import json
import re
from pathlib import Path

import pytest

from annotator.session.guideline import shipped_guideline
from annotator.storage.store import Store
from tests.cli.conftest import Run
from tests.factories import import_story


@pytest.fixture
def strike(run: Run, here: Path) -> Run:
    """The program with a small database."""
    with Store.open(here / "annotations.db", create=True) as store:
        import_story(store)
    return run


def test_it_is_printed_whole_and_edited_in_the_editor(
    strike: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships = shipped_guideline()
    assert strike("guideline").out == ships.text
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i 1s/Guideline/Ours/")
    ran = strike("guideline", "edit", "--as", "Ana")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith(f" from now on; it was {ships.short_hash}\n")
    assert strike("guideline").out == ships.text.replace("# Guideline", "# Ours", 1)
    monkeypatch.setenv("EDITOR", "true")
    assert "as it was" in strike("guideline", "edit", "--as", "Ana").err
    rows = json.loads(strike("guideline", "list", "--json").out)
    assert [(each["annotator"], each["counts"]) for each in rows] == [(None, False), ("ana", True)]
    assert strike("guideline", "show", rows[0]["hash"][:8]).out == ships.text
    listed = strike("guideline", "list").out
    assert re.search(rf"{rows[1]['hash'][:12]}  20\S+ \d\d:\d\d +ana .*counts now\n", listed)


def test_a_file_is_taken_and_a_terminal_obeys_nothing_in_it(strike: Run, here: Path) -> None:
    (here / "ours.md").write_bytes("# Ours\x1b[2J\u202e\tx\r\n".encode())
    assert strike("guideline", "edit", "--file", "ours.md", "--as", "Ana").status == 0
    assert strike("guideline").out == "# Ours␛[2J␦\tx\n"


def test_what_is_not_taken_is_not_lost(
    strike: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    for editor, said in (("truncate -s0", "empty"), (r"sed -i '1s/^/\x00/'", "NUL")):
        monkeypatch.setenv("EDITOR", editor)
        ran = strike("guideline", "edit", "--as", "Ana")
        assert ran.status == 1
        assert said in ran.err
    kept = Path(re.findall(r"is in (\S+);", ran.err)[0])
    assert kept.read_bytes() == b"\x00" + shipped_guideline().text.encode()
    kept.unlink()
    for editor in ("false", "/nowhere/editor"):
        monkeypatch.setenv("EDITOR", editor)
        ran = strike("guideline", "edit", "--as", "Ana")
        assert ran.err.startswith(f"annotator: {editor}: Editing failed")
        assert ran.err.endswith(". Set $EDITOR, or give --file FILE.\n")
        assert ran.status == 1
    monkeypatch.delenv("EDITOR")
    assert "--file" in strike("guideline", "edit").err
    for raw in (b"\xff", b""):
        (here / "bad.md").write_bytes(raw)
        assert strike("guideline", "edit", "--file", "bad.md", "--as", "Ana").status == 1
    assert strike("guideline", "edit", "--file", "nowhere.md").status == 1
    assert strike("guideline").out == shipped_guideline().text
