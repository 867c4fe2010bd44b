"""The same with an SQLite that is too old for WAL: the standard library's."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.storage.header import SCHEMA_VERSION
from annotator.storage.journal import WAL_SAFE

HERE = Path(__file__).parent

KILLED = "migrating::test_a_migration_that_was_killed_has_done_all_or_nothing[{}]"
KILLS = (
    *("1-delete-0.4", "1-delete-commit", "1-wal-0.4", "1-wal-1.0"),
    f"{SCHEMA_VERSION - 1}-wal-0.8",
)
"""Version, journal and moment of some of its cases; the suite has all of them with a log."""

SUITE = {
    "files": (
        "opening",
        "commit::test_a_refused_step_leaves_nothing",
        "commit::test_a_row_that_changed_elsewhere_is_not_overwritten",
        "faults",
        "permissions",
        "journal",
        "upgrade",
        "backup",
        "restoring",
    ),
    "processes": ("processes", *map(KILLED.format, KILLS)),
}
"""What a journal has a part in: a query reads the same in either mode.

Modules, or tests of them; those of a line run in one program.
"""


def node(name: str) -> str:
    """How pytest calls a module or a test of it; one that is not there is an error."""
    module, colons, test = name.partition("::")
    return f"{HERE / f'test_{module}.py'}{colons}{test}"


@pytest.mark.skipif(sqlite3.sqlite_version_info >= WAL_SAFE, reason="Python's own SQLite is new")
@pytest.mark.parametrize("names", SUITE.values(), ids=SUITE)
def test_everything_holds_with_a_rollback_journal_too(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    (tmp_path / "pysqlite3.py").write_text("raise ImportError('hidden by a test')\n")
    path = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    finished = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *map(node, names),
        ],
        cwd=HERE.parent.parent,
        env=os.environ | {"PYTHONPATH": path.rstrip(os.pathsep)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout[-4000:]
    assert "passed" in finished.stdout


@pytest.mark.skipif(sqlite3.sqlite_version_info >= WAL_SAFE, reason="Python's own SQLite is new")
def test_each_sqlite_opens_what_the_other_left(tmp_path: Path) -> None:
    """The mode follows whoever opens the file next."""
    (tmp_path / "pysqlite3.py").write_text("raise ImportError('hidden by a test')\n")
    show = (
        "import sys; from pathlib import Path; from annotator.storage.store import Store\n"
        "with Store.open(Path(sys.argv[1]), create=True) as store: print(store.journal_mode)"
    )
    modes = [
        subprocess.run(
            [sys.executable, "-c", show, str(tmp_path / "annotations.db")],
            env=os.environ | ({"PYTHONPATH": str(tmp_path)} if hidden else {}),
            cwd=HERE.parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for hidden in (False, True, False)
    ]
    assert modes[1] == "delete"
    assert modes[0] == modes[2]
