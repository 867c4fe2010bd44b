"""The files of an export on their way."""

import hashlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.formats.training.account import Account


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of an export."""

    name: str
    """Relative, its parts joined by `/`."""
    size: int
    """Bytes."""
    sha256: str
    records: dict[str, int]
    """How many of each kind."""


class Scratch:
    """Implements `formats.training.output.Output` in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._streams: dict[str, BinaryIO] = {}
        self._open = ExitStack()

    def file(self, name: str) -> BinaryIO:
        """The stream of a file, new or still open."""
        stream = self._streams.get(name)
        if stream is None:
            path = self.folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._streams[name] = stream = self._open.enter_context(os.fdopen(made, "wb"))
        return stream

    def text(self, name: str, content: str) -> None:
        """Write a small file whole."""
        with self.file(name) as stream:
            stream.write(content.encode())

    def close(self) -> None:
        """Close what the writer left open."""
        self._open.close()

    @property
    def names(self) -> list[str]:
        """What the files are called here."""
        return sorted(self._streams)

    def written(self, account: Account, called: Callable[[str], str]) -> list[WrittenFile]:
        """All files, after `close`; `called` says what each will be called where it goes."""
        return [self._written(name, account, called(name)) for name in self.names]

    def _written(self, name: str, account: Account, called: str) -> WrittenFile:
        with open(self.folder / name, "rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return WrittenFile(called, stream.tell(), digest, account.written(name))
