"""The files of an export on their way."""

import hashlib
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotator.formats.training.account import Account

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


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


class HashedWriter(BufferedWriter):
    """A new file whose bytes are counted and hashed as they are written, one after the other."""

    def __init__(self, path: Path) -> None:
        """Only the owner can read it; there is none of that name yet."""
        super().__init__(FileIO(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"))
        self.size = 0
        self._hash = hashlib.sha256()

    def write(self, content: "ReadableBuffer") -> int:
        """Write all of `content`; gives the number of bytes."""
        self._hash.update(content)
        written = super().write(content)
        self.size += written
        return written

    @property
    def sha256(self) -> str:
        """Of all that was written, in hexadecimal."""
        return self._hash.hexdigest()


class Scratch:
    """Implements `formats.training.output.Output` in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._streams: dict[str, HashedWriter] = {}
        self._open = ExitStack()

    def file(self, name: str) -> BinaryIO:
        """The stream of a file, new or still open."""
        stream = self._streams.get(name)
        if stream is None:
            path = self.folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._streams[name] = stream = self._open.enter_context(HashedWriter(path))
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
        return [
            WrittenFile(called(name), stream.size, stream.sha256, account.written(name))
            for name, stream in sorted(self._streams.items())
        ]
