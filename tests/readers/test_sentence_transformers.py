"""The columns of pairs, as sentence-transformers takes them: by their place, all but the last text.

It reads a column called `label`, `labels`, `score` or `scores` as what is said of a pair, and every
other as a text, in their order. Its wheels are too large to be installed here.
"""

from pathlib import Path
from typing import Any

import pytest

from annotator.formats.training.options import Shape
from tests.formats.training_data import PLAIN
from tests.readers.folder import written_for

datasets = pytest.importorskip("datasets", reason="it is installed by `make check-formats`")

SAID = {"label", "labels", "score", "scores"}
"""The names of columns that are no text."""

TEXTS = {
    Shape.ANCHOR_POSITIVE: ["anchor", "positive"],
    Shape.TRIPLET: ["anchor", "positive", "negative"],
    Shape.LABELLED: ["sentence1", "sentence2"],
    Shape.SCORE: ["sentence1", "sentence2"],
    Shape.RELATION: ["premise", "hypothesis"],
}


def types() -> dict[Shape, Any]:
    """What is said of a pair, by its shape."""
    relations = ["equivalent", "partial", "contradicts", "different"]
    return {
        Shape.LABELLED: datasets.ClassLabel(names=["different", "equivalent"]),
        Shape.SCORE: datasets.Value("float64"),
        Shape.RELATION: datasets.ClassLabel(names=relations),
    }


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("with_card", [True, False], ids=["card", "lines"])
def test_columns(tmp_path: Path, shape: Shape, with_card: bool) -> None:
    folder = written_for(tmp_path / "out", "sentence-transformers", PLAIN, shape=shape)
    source = {"path": str(folder.path)}
    if not with_card:
        source = {"path": "json", "data_files": str(folder.path / "data.jsonl")}
    train = datasets.load_dataset(**source, split="train", cache_dir=str(tmp_path / "cache"))
    said = [name for name in train.column_names if name in SAID]
    assert [name for name in train.column_names if name not in SAID] == TEXTS[shape]
    assert all(train.features[name] == datasets.Value("string") for name in TEXTS[shape])
    assert train.column_names == [*TEXTS[shape], *said]
    assert len(said) == (1 if shape in types() else 0)
    if said and with_card:
        assert train.features[said[0]] == types()[shape]
    assert len(train) > 0
    assert all(row[name].strip() for row in train for name in TEXTS[shape])
