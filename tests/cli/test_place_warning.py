"""A database in a synced folder is warned of on standard error, by the first command only."""

from pathlib import Path

from tests.cli.conftest import Run


def test_a_synced_folder_is_warned_of_once(here: Path, run: Run) -> None:
    (here / ".stfolder").mkdir()
    (here / "a.txt").write_text("Nurses walked out.\n", encoding="utf-8")
    ran = run("import", "a.txt")
    assert ran.status == 0
    (warning, *_) = ran.err.split("\n")
    assert warning.startswith("annotator: annotations.db lies in a folder that Syncthing syncs")
    ran = run("documents", "edit", "1", "--title", "Nurses")
    assert "Syncthing" not in ran.err
