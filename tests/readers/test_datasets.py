"""`datasets` loads a folder by its card, and every other file of lines as it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.consumers.consumer import CONSUMERS
from annotator.formats.consumers.data_files import data_files
from tests.factories import BEN
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.readers.folder import Folder, written, written_for

datasets = pytest.importorskip("datasets", reason="it is installed by `make check-formats`")

DATA = {"plain": PLAIN, "split": SPLIT, "layers": TWO_LAYERS, "apart": MemoryData((BEN,))}
"""Ben's spans share no word."""


def loaded(folder: Folder, configuration: str | None = None) -> Any:
    """What `load_dataset` makes of a folder, told where it is and no more than it has to be."""
    cache = str(folder.path.with_name("cache"))
    return datasets.load_dataset(str(folder.path), configuration, cache_dir=cache)


def plain(row: dict[str, Any], features: Any) -> dict[str, Any]:
    """A row as the file has it: classes by their names, without what it says nothing of."""
    return {key: _plain(value, features[key]) for key, value in row.items() if value is not None}


def _plain(value: Any, feature: Any) -> Any:
    match feature:
        case datasets.ClassLabel():
            return feature.int2str(value)
        case datasets.List():
            return [_plain(each, feature.feature) for each in value]
        case dict():
            return plain(value, feature)
    return value


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
@pytest.mark.parametrize("consumer", CONSUMERS)
def test_a_folder_loads_as_it_is(tmp_path: Path, consumer: str, data: MemoryData) -> None:
    folder = written_for(tmp_path / "out", consumer, data)
    files = data_files(folder.manifest)
    configurations = {file.configuration for file in files}
    assert set(datasets.get_dataset_config_names(str(folder.path))) == configurations
    for configuration in (None, *configurations):
        found = loaded(folder, configuration)
        own = [x for x in files if x.configuration == (configuration or files[0].configuration)]
        assert list(found) == [file.split for file in own]
        for file in own:
            rows = [plain(row, found[file.split].features) for row in found[file.split]]
            assert rows == folder.lines(file.name)


def test_what_others_say_of_an_article_may_be_anything(tmp_path: Path) -> None:
    """`meta` is in few lines, and of a type in each."""
    folder = written_for(tmp_path / "out", "spacy", PLAIN)
    said = ({"desk": [1, "two", {"three": None}]}, {"desk": "x", "other": 1.5})
    lines = folder.lines("data.jsonl")
    for line, meta in zip(lines[1:], said, strict=False):
        line["meta"] = meta
    changed = "".join(f"{json.dumps(line)}\n" for line in lines)
    (folder.path / "data.jsonl").write_text(changed, encoding="utf-8", newline="")
    assert [row["meta"] for row in loaded(folder)["train"]][:3] == [None, *said]


def test_a_folder_streams(tmp_path: Path) -> None:
    folder = written_for(tmp_path / "out", "hf", SPLIT)
    found = datasets.load_dataset(str(folder.path), "statistic", split="train", streaming=True)
    features = found.features
    assert features["ner_tags"].feature.names == ["O", "B-statistic", "I-statistic"]
    assert [plain(row, features) for row in found] == folder.lines("train.statistic.jsonl")


@pytest.mark.parametrize("name", ["clusters-jsonl", "doccano-jsonl", "pairs-jsonl"])
def test_lines_load_without_a_card(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path / "out", name, PLAIN)
    found = [each.name for each in folder.manifest.files if each.name.endswith(".jsonl")]
    assert found
    for file in found:
        path = str(folder.path / file)
        rows = datasets.load_dataset("json", data_files=path, cache_dir=str(tmp_path / "cache"))
        assert len(rows["train"]) == len(folder.lines(file))
