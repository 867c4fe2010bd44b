"""Where writers of training data write in tests."""

from io import BytesIO


class FolderOutput:
    """An export in memory; see `formats.training.output.Output`."""

    def __init__(self) -> None:
        self._streams: dict[str, _Stream] = {}

    def file(self, name: str) -> BytesIO:
        """The stream of a file, which is not closed yet."""
        parts = name.split("/")
        assert not {"", ".", ".."} & set(parts), f"{name!r} leaves the folder"
        stream = self._streams.setdefault(name, _Stream())
        assert not stream.closed, f"{name} is closed"
        return stream

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file by its name, sorted."""
        return {name: self._streams[name].written for name in sorted(self._streams)}

    def text(self, name: str) -> str:
        """The content of a file."""
        return self.files[name].decode()


class _Stream(BytesIO):
    """A file that can be looked into after it was closed."""

    _kept: bytes | None = None

    @property
    def written(self) -> bytes:
        return self.getvalue() if self._kept is None else self._kept

    def close(self) -> None:
        if not self.closed:
            self._kept = self.getvalue()
        super().close()
