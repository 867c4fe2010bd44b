"""What formats write, and what they read of it again."""

from collections.abc import Iterable
from typing import Any

from annotator.formats.format import Format
from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from tests.formats.folder_output import FolderOutput

Row = tuple[object, ...]


def written(
    chosen: Format, data: TrainingData, options: WritingOptions | None = None
) -> tuple[FolderOutput, Account]:
    """The files of an export, and its account."""
    output, account = FolderOutput(), Account()
    assert chosen.train is not None
    chosen.train(data, output, options or WritingOptions(), account)
    return output, account


def read(chosen: Format, raw: bytes, refused: list[Unreadable] | None = None) -> Incoming:
    """What the format makes of a file; with `refused`, records may be left out."""
    assert chosen.read is not None
    return chosen.read(InputFile.decoded("a.json", raw, refused=refused))


def returned(chosen: Format, data: TrainingData, options: WritingOptions | None = None) -> Incoming:
    """What comes back of an export without splits."""
    output, _ = written(chosen, data, options)
    return read(chosen, output.files[f"data{chosen.suffix}"])


def rows(records: Iterable[Any], *names: str) -> list[Row]:
    """These fields of every record, sorted."""
    found = (tuple(getattr(each, name) for name in names) for each in records)
    return sorted(found, key=lambda row: tuple(map(str, row)))


def places(spans: Iterable[IncomingSpan]) -> list[Row]:
    """Where spans are and as what."""
    return rows(spans, "document", "start", "end", "label")
