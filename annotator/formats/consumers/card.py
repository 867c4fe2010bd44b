"""A dataset card: the README.md with which `datasets.load_dataset` takes a folder as it is.

The keys of its head are those of https://huggingface.co/docs/hub/datasets-cards.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from annotator.formats.consumers.data_files import DataFile, data_files
from annotator.formats.consumers.exported import Exported, ExportedFile
from annotator.formats.consumers.yaml import Value, yaml_lines
from annotator.formats.markdown import LEFT, RIGHT, heading, plain, table
from annotator.formats.training.origin import PROVENANCE

FeaturesOf = Callable[[Exported, str], list[Value]]
"""The columns of a configuration of an export."""


def head(export: Exported, task: str, features_of: FeaturesOf) -> Iterator[str]:
    """What a library reads: which files are which split, and the types of their columns."""
    by_configuration = {
        name: list(each) for name, each in groupby(data_files(export), lambda x: x.configuration)
    }
    fields: Mapping[str, Value] = {
        "pretty_name": "Annotated news articles",
        "task_categories": [task],
        "configs": [
            _config(name, each, is_default=number == 0)
            for number, (name, each) in enumerate(by_configuration.items())
        ],
        "dataset_info": [
            {"config_name": name, "features": features_of(export, name)}
            for name in by_configuration
        ],
    }
    yield "---"
    yield from yaml_lines(fields)
    yield "---"
    yield ""


def _config(name: str, found: list[DataFile], *, is_default: bool) -> Value:
    paths: list[Value] = [{"split": each.split, "path": each.name} for each in found]
    return {"config_name": name, "default": is_default, "data_files": paths}


def body(export: Exported, what: str, packages: str, leaves: str) -> Iterator[str]:
    """What people read; for the other arguments see `Consumer`."""
    yield from _beginning(export, what)
    yield from _loading(export, packages, leaves)
    yield from _splits(export)
    yield from _files(export)
    yield from _labels(export)
    yield from _left_out(export)


def _beginning(export: Exported, what: str) -> Iterator[str]:
    yield "# Annotated news articles"
    yield ""
    yield f"Spans and links that people marked in news articles, to train {what} on."
    yield ""
    yield f"- Whose word it is: {plain(export.truth)} ({plain(', '.join(export.annotators))})"
    yield f"- Format: {export.format.name}"
    if export.format.loses:
        yield f"- What it cannot hold: {plain(export.format.loses)}"
    if export.format.offsets:
        yield f"- Offsets count {export.format.offsets}"
    since = export.guideline.since[:10]
    counts = f", which counts since {plain(since)}" if since else ""
    yield f"- Guideline: SHA-256 `{export.guideline.hash}`{counts}"
    yield "- How it was made, with the hashes of the files: `manifest.json`"
    yield ""


def _loading(export: Exported, packages: str, leaves: str) -> Iterator[str]:
    yield from heading("Loading")
    yield "```python"
    yield "# datasets 5 or newer"
    yield "from datasets import load_dataset"
    yield ""
    yield 'data = load_dataset("path/of/this/folder")'
    yield "```"
    yield ""
    names = list(dict.fromkeys(file.configuration for file in data_files(export)))
    if len(names) > 1:
        yield f"This loads `{names[0]}`; the second argument can be {_alternatives(names[1:])}."
        yield ""
    yield f"After `pip install {packages}`, `python load.py` trains on it for twenty steps."
    yield leaves
    yield ""


def _alternatives(names: list[str]) -> str:
    return " or ".join(f"`{each}`" for each in names)


def _splits(export: Exported) -> Iterator[str]:
    if not export.shares:
        return
    yield from heading("Splits")
    yield "What belongs together over links, stories or almost the same text is in one split."
    yield ""
    yield from table(
        ("split", "articles", "spans"),
        (LEFT, RIGHT, RIGHT),
        [(each.split, f"{each.documents:,}", f"{each.spans:,}") for each in export.shares],
    )


def _files(export: Exported) -> Iterator[str]:
    yield from heading("Files")
    rows = [(each.name, ", ".join(_records(each))) for each in export.files]
    yield from table(("file", "what is in it"), (LEFT, LEFT), rows)


def _records(file: ExportedFile) -> Iterator[str]:
    if file.name.endswith(PROVENANCE):
        yield "where each line comes from"
    for kind, number in file.records.items():
        yield f"{number:,} {kind}{'' if number == 1 else 's'}"


def _labels(export: Exported) -> Iterator[str]:
    yield from heading("Labels")
    rows = [(each.id, each.name, each.definition) for each in export.labels]
    yield from table(("label", "name", "meaning"), (LEFT, LEFT, LEFT), rows)


def _left_out(export: Exported) -> Iterator[str]:
    if not export.remarks:
        return
    yield from heading("What is not in it as it is in the database")
    yield from table(
        ("what", "how many", "what became of it", "why"),
        (LEFT, RIGHT, LEFT, LEFT),
        [(each.what, f"{each.number:,}", each.fate, each.why) for each in export.remarks],
    )
