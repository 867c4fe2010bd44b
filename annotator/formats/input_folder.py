"""Files that are read as one."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.formats.input_file import InputFile


@dataclass(frozen=True, slots=True)
class InputFolder:
    """The files of one folder, read when they are asked for."""

    name: str
    """What messages call it: the path as it was given."""
    files: tuple[str, ...]
    """Their names without the folder, sorted; nothing of folders inside it."""
    open: Callable[[str], InputFile]
    """The decoded content of the file with one of these names.

    Raises `UnusableInput` where it cannot be read, `Unreadable` where it is no text.
    """
