"""Where the writers of training data put what they write."""

from typing import BinaryIO, Protocol

DATA = "data"
"""What the data file of an export without splits is called, before its suffix."""

LABELS = "labels.json"
"""What the file is called that names labels in the order of their numbers in the data."""

MANIFEST = "manifest.json"
"""What the file is called that says how an export was made, and names its other files."""


class Output(Protocol):
    """A set of files that become one export, all or none of them."""

    def file(self, name: str) -> BinaryIO:
        """The stream of the file with this name, new or still open from an earlier call.

        `name` is relative, its parts joined by `/`. A writer of many files closes each when it is
        done with it; all others are closed for it. A closed file cannot be opened again.
        """


def data_file(split: str, suffix: str) -> str:
    """The name of the data file of a split, or of all: `train.jsonl`, `data.jsonl`.

    Everything that belongs to one split begins with its name: `train.provenance.jsonl`, or
    `train/…` where the export is many files.
    """
    return f"{split or DATA}{suffix}"
