"""What a card is told of the export that it lies beside."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from annotator.domain.guideline import Guideline
from annotator.domain.label import Label
from annotator.formats.format import Format
from annotator.formats.training.account import Remark
from annotator.formats.training.options import WritingOptions


class ExportedFile(Protocol):
    """One file of it."""

    @property
    def name(self) -> str:
        """Relative, its parts joined by `/`."""

    @property
    def records(self) -> Mapping[str, int]:
        """How many of each kind it has; none: what belongs to another file."""


class ExportedShare(Protocol):
    """One split of it."""

    @property
    def split(self) -> str:
        """`train`, `validation` or `test`."""

    @property
    def documents(self) -> int:
        """How many articles are in it."""

    @property
    def spans(self) -> int:
        """How many spans they have."""


class Asked(Protocol):
    """How it was asked for."""

    @property
    def writing(self) -> WritingOptions:
        """What the writer of the format was told."""


class Exported(Protocol):
    """An export whose data files are written."""

    @property
    def format(self) -> Format:
        """What it is written as."""

    @property
    def options(self) -> Asked:
        """How it was asked for."""

    @property
    def truth(self) -> str:
        """Whose word it is, as `--truth` names it."""

    @property
    def annotators(self) -> Sequence[str]:
        """The names of those whose word it is."""

    @property
    def guideline(self) -> Guideline:
        """What annotators went by when it was written."""

    @property
    def labels(self) -> Sequence[Label]:
        """The label set in its order, retired ones too."""

    @property
    def shares(self) -> Sequence[ExportedShare]:
        """Of each split, train first; none where nothing is split."""

    @property
    def files(self) -> Sequence[ExportedFile]:
        """By name; what the card is made for is not among them yet."""

    @property
    def remarks(self) -> Sequence[Remark]:
        """What is not in it as it is in the database."""
