"""A JSON array on its way into a file, an element a line."""

from typing import Any, BinaryIO

from annotator.formats.json_line import dump_ordered


class JsonArray:
    """Writes elements as they come, so that memory holds one at a time."""

    def __init__(self, stream: BinaryIO, head: str = "", tail: str = "") -> None:
        """`head` and `tail` stand around the array where it is a part of an object."""
        self._stream = stream
        self._before = f"{head}[\n"
        self._tail = tail

    def add(self, element: dict[str, Any]) -> None:
        """Write an element; its keys keep their order."""
        self._stream.write(f"{self._before}{dump_ordered(element)}".encode())
        self._before = ",\n"

    def finish(self) -> None:
        """Write what closes the array; nothing can be added then."""
        opening = "" if self._before == ",\n" else self._before
        self._stream.write(f"{opening}\n]{self._tail}\n".encode())
