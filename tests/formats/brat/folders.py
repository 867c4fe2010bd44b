"""Folders of brat in memory."""

from collections.abc import Mapping

from annotator.formats.brat.reading import read_folder
from annotator.formats.brat.writing import train
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.input_folder import InputFolder
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from tests.formats.folder_output import FolderOutput


def folder(
    files: Mapping[str, bytes | str], refused: list[Unreadable] | None = None
) -> InputFolder:
    """The files of a folder `corpus`."""

    def opened(name: str) -> InputFile:
        content = files[name]
        raw = content.encode() if isinstance(content, str) else content
        return InputFile.decoded(f"corpus/{name}", raw, refused=refused)

    return InputFolder("corpus", tuple(sorted(files)), opened)


def read(files: Mapping[str, bytes | str], refused: list[Unreadable] | None = None) -> Incoming:
    """What the folder holds."""
    return read_folder(folder(files, refused))


def one(ann: str, text: str = "abc def ghi") -> Incoming:
    """What a folder with one article holds."""
    return read({"d.txt": text, "d.ann": ann})


def written(data: TrainingData) -> tuple[FolderOutput, Account]:
    """What is written of the data."""
    output, account = FolderOutput(), Account()
    train(data, output, WritingOptions(), account)
    return output, account


def within(output: FolderOutput, name: str) -> dict[str, bytes]:
    """The files of one folder of an export."""
    return {
        path.rpartition("/")[2]: content
        for path, content in output.files.items()
        if path.rpartition("/")[0] == name
    }
