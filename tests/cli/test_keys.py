import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.tui.commands import COMMANDS
from tests.cli.conftest import Run

Own = Callable[[str], Path]


@pytest.fixture
def own(here: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    """Writes the keys of one's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here / "settings"))

    def wrote(text: str) -> Path:
        file = here / "settings" / "annotator" / "keys.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file

    return wrote


def test_the_keys_that_hold(run: Run, own: Own, here: Path) -> None:
    """As declared, then with keys of one's own, then beside labels."""
    ran = run("keys")
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()[1:3]] == ["Tab", "Shift+Tab"]
    assert "settings/annotator/keys.toml is not there" in ran.err
    assert not (here / "annotations.db").exists()

    own('[keys]\nspan.next = ["F9", "ä"]\nselect.grow = []\n')
    ran = run("keys")
    (line,) = (line for line in ran.out.splitlines() if " span.next " in line)
    assert " ".join(line.split()) == "F9 ä span.next Next span (chooses it) n"
    assert ran.err.endswith("keys.toml: 2 commands with keys of your own\n")
    listed = {each["command"]: each for each in json.loads(run("keys", "--json").out)}
    assert listed.keys() == {each.id for each in COMMANDS}
    assert listed["span.next"]["keys"] == ["F9", "ä"]
    assert listed["span.next"]["declared"] == ["n"]
    assert listed["select.grow"]["keys"] == []

    (here / "a.txt").write_text("Over 10,000 workers left.")
    assert run("import", "a.txt", "--story", "s", "--as", "Ana").status == 0
    assert run("labels", "edit", "filler", "--key", "e").status == 0
    assert run("labels", "add", "claim", "--key", "x").err.count("Space") == 0
    rows = [line.split()[:3] for line in run("keys").out.splitlines() if " label " in line]
    assert rows[0] == ["t", "label", "testimony"]
    assert ["Space", "e", "label"] in rows
    assert ["x", "label", "claim"] in rows


def test_what_cannot_be_is_refused_in_a_line(run: Run, own: Own, here: Path) -> None:
    file = own('[keys]\nspan.next = "j"\n')
    for words in (["keys"], ["labels", "add", "claim", "--key", "K"]):
        (here / "a.txt").write_text("Over 10,000 workers left.")
        run("import", "a.txt", "--story", "s", "--as", "Ana")
        ran = run(*words)
        assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert f"{file}, line 2: “j” cannot be a key of span.next" in ran.err
    own('[keys]\nspan.next = "t"\n')
    assert "that of the label “testimony”" in run("keys").err


def test_the_file_and_its_name_cannot_steer_the_terminal(
    run: Run, own: Own, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own('[keys]\n"\\u001b[31mx\\u202e" = "F9"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(here / "settings"))
    assert "\x1b" not in run("keys").err
    monkeypatch.setenv("XDG_CONFIG_HOME", f"{here}/\x1b]0;a\x07")
    ran = run("keys")
    assert ran.status == 0
    assert "\x1b" not in ran.err
