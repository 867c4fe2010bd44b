"""Files of CoNLL 2012 in memory."""

from annotator.formats.conll2012.reading import read as read_file
from annotator.formats.conll2012.writing import train
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from tests.formats.folder_output import FolderOutput


def written(data: TrainingData) -> tuple[FolderOutput, Account]:
    """What is written of the data."""
    output, account = FolderOutput(), Account()
    train(data, output, WritingOptions(), account)
    return output, account


def read(
    content: str, beside: str | None = None, refused: list[Unreadable] | None = None
) -> Incoming:
    """What a file `x/data.conll` holds, with what its provenance beside it says."""

    def opened(name: str) -> InputFile | None:
        assert name == "data.provenance.jsonl"
        return None if beside is None else InputFile.decoded(f"x/{name}", beside.encode())

    file = InputFile.decoded("x/data.conll", content.encode(), refused=refused, beside=opened)
    return read_file(file)


def back(output: FolderOutput, split: str = "data") -> Incoming:
    """What reading an export gives."""
    return read(output.text(f"{split}.conll"), output.text(f"{split}.provenance.jsonl"))
