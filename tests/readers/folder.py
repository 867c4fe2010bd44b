"""Exports in folders, of a corpus in memory."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotator.domain.split import Split
from annotator.formats.consumers.consumer import consumer_named
from annotator.formats.registry import format_named
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from annotator.session.guideline import shipped_guideline
from annotator.session.training.manifest import Manifest
from annotator.session.training.options import TrainingOptions
from annotator.session.training.scratch import WrittenFile
from annotator.session.training.splitting.splitting import Share
from tests.formats.writing import Written


@dataclass(frozen=True, slots=True)
class Folder:
    """An export that was written."""

    path: Path
    manifest: Manifest

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The objects of a file of JSON lines."""
        with open(self.path / name, "rb") as file:
            return [json.loads(line) for line in file]


def written(
    path: Path, format_name: str, data: TrainingData, options: WritingOptions | None = None
) -> Folder:
    """What a format writes of `data`, in a new folder."""
    options = options or WritingOptions()
    export = Written(format_named(format_name), data, options)
    for name, content in export.files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    manifest = Manifest(
        format=format_named(format_name),
        consumer="",
        options=TrainingOptions(writing=options),
        truth=f"annotator:{data.annotators[0].name}",
        annotators=[each.name for each in data.annotators],
        guideline=shipped_guideline(),
        labels=data.labels,
        shares=[_share(Split(each)) for each in data.splits if each],
        files=[
            WrittenFile(name, len(content), "", export.account.written(name))
            for name, content in export.files.items()
        ],
        remarks=export.remarks,
        exported_at=None,
    )
    return Folder(path, manifest)


def written_for(path: Path, consumer_name: str, data: TrainingData, **asked: Any) -> Folder:
    """What is written for a consumer, with what loads it and its card.

    Args:
        asked: Options that are not the consumer's own.
    """
    consumer = consumer_named(consumer_name)
    folder = written(path, consumer.format, data, replace(consumer.writing, **asked))
    for name, content in (
        ("load.py", consumer.load),
        ("README.md", consumer.card(folder.manifest)),
    ):
        (path / name).write_text(content, encoding="utf-8", newline="")
    return folder


def _share(split: Split) -> Share:
    return Share(split, asked=1 / 3, documents=1, spans=1, got=1 / 3)
