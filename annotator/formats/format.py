"""One file format: what it is for, what it loses, and how it is read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from annotator.formats.corpus import Corpus
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile
from annotator.formats.input_folder import InputFolder
from annotator.formats.training.account import Account
from annotator.formats.training.data import TrainingData
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.output import Output


@dataclass(frozen=True, slots=True)
class Format:
    """A file format; what it cannot do is none. Each module of a format has one, `FORMAT`."""

    name: str
    what: str
    """Who reads it, for people: a clause without a full stop."""
    also: str = ""
    """The name that others give it; taken wherever `name` is."""
    offsets: str = ""
    """What its offsets count: `code points`, `tokens`; empty where it has none."""
    loses: str = ""
    """What of the annotations it cannot hold: a clause without a full stop."""
    read: Callable[[InputFile], Incoming] | None = None
    read_folder: Callable[[InputFolder], Incoming] | None = None
    """Reads a folder of files that speak of each other; it is taken in as one."""
    write: Callable[[Corpus, BinaryIO, str | None], None] | None = None
    """Writes a whole database, with the time of the export where it is to be stated."""
    check: Callable[[BinaryIO], None] | None = None
    """Reads what `write` wrote and raises where it does not say what it should."""
    train: Callable[[TrainingData, Output, WritingOptions, Account], None] | None = None
    """Writes training data."""
    takes: tuple[str, ...] = ()
    """The fields of `WritingOptions` that mean something to it."""
    suffix: str = ".jsonl"
    """Of its data file."""
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")
    """Of the files that it is read from, in lower case; that a folder is of it, shows the first."""
    is_folder: bool = False
    """Whether training data is more than a data file with what stands beside it."""
    is_plain: bool = False
    """Whether its data file has the words of articles as they are, which a terminal would obey."""
    needs_index: bool = False
    """Whether it writes which articles are near to each other."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.name, self.also) if self.also else (self.name,)

    @property
    def is_read(self) -> bool:
        """Whether there is a way to read it."""
        return self.read is not None or self.read_folder is not None

    @property
    def is_written(self) -> bool:
        """Whether there is a way to write it."""
        return self.write is not None or self.train is not None
