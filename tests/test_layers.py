"""Imports run downwards only: as the import contracts say, and as an interpreter finds it.

A linter sees an import statement that never runs and misses one that a library makes; so each
layer is also imported whole, in a process of its own, and what that loaded is looked at.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SCREENS = {"textual", "rich"}
DATABASE = {"sqlite3", "sqlite_utils"}

LEVELS = (
    {"text"},
    {"domain"},
    {"storage", "suggest", "formats", "review"},
    {"session"},
    {"tui", "serving"},
    {"cli"},
)
"""The layers from the bottom up; those of one level do not import each other."""

FORBIDDEN = {
    "text": SCREENS | DATABASE | {"click", "rapidfuzz", "nupunkt", "snowballstemmer"},
    "domain": SCREENS | DATABASE | {"click", "rapidfuzz", "nupunkt", "snowballstemmer"},
    "storage": {"textual", "rapidfuzz", "nupunkt"},
    "suggest": DATABASE | {"textual"},
    "formats": DATABASE | {"textual", "rapidfuzz"},
    "review": DATABASE | {"textual", "rapidfuzz"},
    "session": {"textual"},
    "serving": SCREENS | DATABASE | {"rapidfuzz"},
}
"""What a layer, all its modules imported, must not have loaded. Word lists load at first use."""

IMPORT_WHOLE = """
import importlib, json, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""


HELP = """
import json, runpy, sys
sys.argv = ["annotator", "--help"]
try:
    runpy.run_module("annotator", run_name="__main__", alter_sys=True)
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


EXPORT = """
import json, sys
import annotator.cli.commands.export
from annotator.formats.registry import format_named
format_named("native")
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(layer: str) -> set[str]:
    """The modules that are there after every module of a layer is imported."""
    ran = subprocess.run(
        [sys.executable, "-c", IMPORT_WHOLE, f"annotator.{layer}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ran.stdout))


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_loads_nothing_of_a_layer_above(layer: str) -> None:
    loaded = loaded_by(layer)
    assert f"annotator.{layer}" in loaded
    assert not loaded & FORBIDDEN[layer]
    assert not loaded & {f"annotator.{other}" for other in not_below(layer)}


def not_below(layer: str) -> set[str]:
    """The other layers of its level, and those above."""
    level = next(at for at, names in enumerate(LEVELS) if layer in names)
    return set[str]().union(*LEVELS[level:]) - {layer}


def test_the_import_contracts_are_kept() -> None:
    pytest.importorskip("importlinter", reason="comes with the tools of `make check`")
    ran = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_help_loads_neither_screens_nor_database_nor_word_lists() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", HELP], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ran.stderr))
    assert "click" in loaded
    assert not loaded & (SCREENS | DATABASE | {"nupunkt", "rapidfuzz", "snowballstemmer"})
    assert "Usage" in ran.stdout


def test_an_export_of_everything_loads_no_other_format_and_nothing_that_makes_pairs() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EXPORT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(ran.stdout))
    assert "annotator.formats.native.writing" in loaded
    others = {f"annotator.formats.{name}" for name in ("brat", "conll2012", "webanno", "parquet")}
    assert not loaded & (others | {"annotator.session.training.exporting", "rapidfuzz"})


def test_help_answers_in_little_more_than_its_library_takes_to_load() -> None:
    click = min(seconds("-c", "import click") for _ in range(5))
    answer = min(seconds("-m", "annotator", "--help") for _ in range(5))
    assert answer < 2.5 * click


def seconds(*arguments: str) -> float:
    """How long the interpreter takes for `arguments`."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - begin
