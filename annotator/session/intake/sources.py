"""What there is to take in at a path: files, and folders that are read as one."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import UnusableInput
from annotator.formats.format import Format
from annotator.formats.registry import FOLDER_SUFFIXES, folder_formats, is_beside
from annotator.session.intake.opening import shown


@dataclass(frozen=True, slots=True)
class Source:
    """What is taken in at once: all of it or none."""

    path: Path
    folder_format: Format | None = None
    """Reads the folder that it is; none: it is a file."""
    files: tuple[str, ...] = ()
    """The names of the folder's files, sorted."""

    @property
    def story(self) -> str:
        """The name of the folder that it is or is in."""
        path = self.path.absolute()
        return shown(path.parent.name if self.folder_format is None else path.name)


def sources_at(path: Path, chosen: Format | None = None) -> list[Source]:
    """The file; or of a folder what is read as one and what stands beside it, by name.

    Of a folder with neither, the folders within it that are read as one.

    Args:
        chosen: The only format that is wanted; none: any.

    Raises:
        UnusableInput: there is nothing to take, or a folder cannot be read.
    """
    if not os.path.isdir(path):
        return [Source(path)]
    found = _within(path, chosen)
    if not found:
        found = [source for below in _folders(path) for source in _folder(below, chosen)]
    if not found:
        marks = (each.suffixes[0] for each in folder_formats() if chosen in (None, each))
        suffixes = ", ".join((*_suffixes(chosen), *marks))
        remedy = f"Of a folder, files are taken that end in {suffixes}; name others themselves."
        raise UnusableInput(f"{shown(path)} holds nothing to take in.", remedy)
    return found


def passed_over(path: Path, found: Iterable[Source]) -> Counter[str]:
    """What is not taken of a folder of which `sources_at` found some files, and how often it is.

    Of a folder that is read as one its reader says that.
    """
    taken = {each.path for each in found}
    if not os.path.isdir(path) or not all(each.parent == path for each in taken):
        return Counter()
    names = (name for name in _names(path) if path / name not in taken and not is_beside(name))
    return Counter(f"file that ends in “{shown(Path(name).suffix) or name}”" for name in names)


def _within(path: Path, chosen: Format | None) -> list[Source]:
    names = _names(path)
    whole = _folder(path, chosen)
    read_already = {
        suffix for each in whole if each.folder_format for suffix in each.folder_format.suffixes
    }
    files = [
        Source(path / name)
        for suffix in _suffixes(chosen)
        if suffix not in read_already
        for name in names
        if name.casefold().endswith(suffix) and not is_beside(name)
    ]
    return whole + files


def _folder(path: Path, chosen: Format | None) -> list[Source]:
    """The folder as one, once for each format that it is of."""
    names = _names(path)
    return [
        Source(path, each, tuple(names))
        for each in folder_formats()
        if chosen in (None, each) and any(name.endswith(each.suffixes[0]) for name in names)
    ]


def _suffixes(chosen: Format | None) -> tuple[str, ...]:
    """What the names of single files end in that are wanted, in the order of taking them."""
    if chosen is None:
        return FOLDER_SUFFIXES
    return chosen.suffixes if chosen.read is not None else ()


def _names(path: Path) -> list[str]:
    """The names of a folder's files, sorted; hidden ones are none."""
    try:
        with os.scandir(path) as entries:
            return sorted(
                each.name for each in entries if not each.name.startswith(".") and not each.is_dir()
            )
    except OSError as error:
        raise UnusableInput(f"{shown(path)} cannot be read: {error.strerror}.") from error


def _folders(path: Path) -> Iterator[Path]:
    """All folders within a folder, by name; links to folders are not followed."""
    for root, folders, _ in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if Path(root) != path:
            yield Path(root)
