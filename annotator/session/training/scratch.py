"""The files of an export on their way."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

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

    def file(self, name: str) -> BinaryIO:
        """The stream of a file, new or still open."""
        stream = self._streams.get(name)
        if stream is None:
            path = self.folder / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            stream = cast(BinaryIO, open(path, "xb", opener=_private))
            self._streams[name] = stream
        return stream

    def text(self, name: str, content: str) -> None:
        """Write a small file whole."""
        with self.file(name) as stream:
            stream.write(content.encode())

    def close(self) -> None:
        """Close what the writer left open."""
        for stream in self._streams.values():
            stream.close()

    def written(self, account: Account) -> list[WrittenFile]:
        """All files by name, after `close`."""
        return [self._written(name, account) for name in sorted(self._streams)]

    def _written(self, name: str, account: Account) -> WrittenFile:
        with open(self.folder / name, "rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return WrittenFile(name, stream.tell(), digest, account.written(name))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
