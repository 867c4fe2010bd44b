"""Label Studio's own kit takes the configuration, the tasks and their annotations."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from annotator.formats.labelstudio.writing import CONFIG
from tests.formats.made_data import MadeData, made_data
from tests.formats.training_data import PLAIN, SPLIT, TWO_LAYERS, MemoryData
from tests.readers.folder import Folder, written

WHY = "is installed by `make check-formats`"
interface = pytest.importorskip("label_studio_sdk.label_interface", reason=f"the SDK {WHY}")
converter = pytest.importorskip("label_studio_sdk.converter", reason=f"the SDK {WHY}")


def tasks(folder: Folder) -> list[dict[str, Any]]:
    names = [each.name for each in folder.manifest.files if each.name.endswith(".json")]
    return [task for name in names for task in json.loads((folder.path / name).read_bytes())]


def config(folder: Folder) -> str:
    return (folder.path / CONFIG).read_text(encoding="utf-8")


def check(folder: Folder) -> list[dict[str, Any]]:
    """Hold an export against the kit; its regions and relations."""
    labelling = interface.LabelInterface(config(folder))
    labelling.validate()
    results = []
    for task in tasks(folder):
        assert labelling.validate_task({"data": task["data"]})
        for annotation in task["annotations"]:
            assert labelling.validate_annotation(annotation)
            for region in annotation["result"]:
                if region["type"] == "labels":
                    # A Text tag counts code points, a line end among them.
                    value, text = region["value"], task["data"][region["to_name"]]
                    assert text[value["start"] : value["end"]] == value["text"]
            results += annotation["result"]
        (shown,) = task["annotations"]
        assert labelling.validate_prediction(shown, return_errors=True) == []
    return results


@pytest.mark.parametrize("data", [PLAIN, SPLIT, TWO_LAYERS], ids=["plain", "split", "layers"])
def test_tasks_are_valid(tmp_path: Path, data: MemoryData) -> None:
    found = [each["type"] for each in check(written(tmp_path / "out", "labelstudio", data))]
    assert found.count("labels") > 10
    assert found.count("relation") > 5


@settings(max_examples=30)
@given(made_data())
def test_any_tasks_are_valid(data: MadeData) -> None:
    with TemporaryDirectory() as path:
        check(written(Path(path, "out"), "labelstudio", data))


def test_a_region_that_is_not_in_the_configuration_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", "labelstudio", PLAIN)
    labelling = interface.LabelInterface(config(folder))
    (annotation,) = tasks(folder)[0]["annotations"]
    annotation["result"][0]["value"]["labels"] = ["unheard-of"]
    assert not labelling.validate_annotation(annotation)


def test_its_converter_takes_every_region(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", "labelstudio", PLAIN)
    # The server numbers the tasks that it takes in.
    numbered = [{"id": number, **task} for number, task in enumerate(tasks(folder))]
    source = tmp_path / "numbered.json"
    source.write_text(json.dumps(numbered), encoding="utf-8", newline="")
    convert = converter.Converter(config(folder), str(folder.path), download_resources=False)
    convert.convert_to_json_min(str(source), str(tmp_path / "min"), is_dir=False)
    (made,) = (tmp_path / "min").iterdir()
    for shown, task in zip(json.loads(made.read_bytes()), tasks(folder), strict=True):
        for region in task["annotations"][0]["result"]:
            if region["type"] == "labels":
                assert region["value"] in shown[region["from_name"]]
    convert.convert_to_conll2003(str(source), str(tmp_path / "conll"), is_dir=False)
    (made,) = (tmp_path / "conll").iterdir()
    # It writes one of the two texts of a task, and not always the same.
    assert " -X- _ B-statistic\n" in made.read_text(encoding="utf-8")
