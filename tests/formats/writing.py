"""Running a writer of training data on the corpus in memory."""

import json
from typing import Any

from annotator.formats.format import Format
from annotator.formats.training.account import Account, Remark
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from tests.formats.folder_output import FolderOutput


class Written:
    """What a format wrote of some data, and what it counted."""

    def __init__(
        self, format_: Format, data: TrainingData, options: WritingOptions | None = None
    ) -> None:
        assert format_.train is not None
        self.output = FolderOutput()
        self.account = Account()
        format_.train(data, self.output, options or WritingOptions(), self.account)

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file by its name."""
        return self.output.files

    @property
    def remarks(self) -> list[Remark]:
        """What does not leave as it is."""
        return self.account.remarks

    def lines(self, name: str) -> list[dict[str, Any]]:
        """The objects of a file of JSON lines."""
        raw = self.files[name]
        assert raw.endswith(b"\n")
        return [json.loads(line) for line in raw.decode().split("\n")[:-1]]
