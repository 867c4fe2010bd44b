"""The program beside an export, run in the folder that the command wrote."""

import runpy
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.formats.consumers.consumer import CONSUMERS
from annotator.formats.training.options import Shape
from tests.cli.test_export_training import corpus

datasets = pytest.importorskip("datasets", reason="it is installed by `make check-formats`")

TRAINERS = {
    "spacy": "spacy",
    "hf": "torch",
    "sentence-transformers": "sentence_transformers",
    "llm": "trl",
}
"""What each trains with; all but the first are too large to be installed here."""

Export = Callable[..., Path]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve stories of one annotator."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "in.jsonl").write_text(corpus(), encoding="utf-8", newline="")
    database = folder / "annotations.db"
    assert main(["import", str(folder / "in.jsonl"), "--db", str(database)]) == 0
    return database


@pytest.fixture
def export(database: Path, tmp_path: Path) -> Export:
    """Export in three splits as asked for."""

    def call(*words: str) -> Path:
        out = tmp_path / "out"
        asked = *words, "--split", "60/20/20", "-o", str(out), "--db", str(database)
        assert main(["export", *asked]) == 0
        return out

    return call


@pytest.fixture
def try_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Path, str], None]:
    """Run the program of an export in this process, to its end where that can be."""

    def call(out: Path, consumer: str) -> None:
        if consumer == "spacy":
            pytest.importorskip("spacy")
        monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", out.with_name("cache"))
        monkeypatch.setattr(sys, "argv", [str(out / "load.py")])
        if find_spec(TRAINERS[consumer]) is not None:
            runpy.run_path(str(out / "load.py"), run_name="__main__")
            trained = out.with_name(f"out-{'spacy' if consumer == 'spacy' else 'model'}")
            assert {"config.cfg", "checkpoint-20"} & {each.name for each in trained.iterdir()}
        else:
            with pytest.raises(SystemExit, match="To train on it: pip install"):
                runpy.run_path(str(out / "load.py"), run_name="__main__")
        if consumer != "spacy":
            said = capsys.readouterr().out
            assert all(f"{split}: Dataset" in said for split in ("train", "validation", "test"))

    return call


TryOut = Callable[[Path, str], None]


@pytest.mark.parametrize("consumer", CONSUMERS)
def test_the_program_beside_an_export(export: Export, try_out: TryOut, consumer: str) -> None:
    try_out(export("--for", consumer), consumer)


@pytest.mark.parametrize("shape", [each for each in Shape if each != Shape.ANCHOR_POSITIVE])
def test_every_shape_of_pairs(export: Export, try_out: TryOut, shape: Shape) -> None:
    consumer = "sentence-transformers"
    try_out(export("--for", consumer, "--shape", str(shape)), consumer)


def test_conversations_about_links(export: Export, try_out: TryOut) -> None:
    try_out(export("--for", "llm", "--task", "link"), "llm")
