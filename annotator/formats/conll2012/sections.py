"""The documents of a file of CoNLL's, as their rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.input_file import InputFile, Place
from annotator.text.lines import lines

BEGIN = "#begin document"
END = "#end document"

COLUMNS = 5
"""Document, part, number of the word, word, and the clusters at the end: without them it is
another format."""

_NAME = re.compile(r"\(?(.*?)\)?;?(?:\s+part\s+(\d+))?", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Row:
    """A word with what is said of it."""

    place: Place
    cells: list[str]
    ends_sentence: bool

    @property
    def article(self) -> str:
        """The first column."""
        return self.cells[0]

    @property
    def word(self) -> str:
        """The word itself; brackets may stand as `-LRB-`."""
        return self.cells[3]


@dataclass(slots=True)
class Section:
    """What stands between `#begin document` and `#end document`."""

    place: Place
    name: str
    part: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    """With the code point at which each begins; blank ones end a sentence."""

    def rows(self) -> Iterator[Row]:
        """Its words.

        Raises:
            Unreadable: a line has too few columns, or no number where one belongs.
        """
        for number, (start, line) in enumerate(self.lines):
            cells = line.split()
            if cells:
                following = self.lines[number + 1 : number + 2]
                ends = not following or not following[0][1].strip()
                yield self._row(Place(self.place.file, start), cells, ends)

    def _row(self, place: Place, cells: list[str], ends: bool) -> Row:
        if len(cells) < COLUMNS:
            raise place.refusal(f"{len(cells)} columns, where there are {COLUMNS} or more")
        if not _NUMBER.fullmatch(cells[2]):
            raise place.refusal(f"“{cells[2][:40]}” is no number of a word")
        if any("\0" in cell for cell in cells):
            raise place.refusal("a line holds NUL")
        return Row(place, cells, ends)


def sections(file: InputFile) -> Iterator[Section]:
    """The documents of a file.

    Raises:
        Unreadable: a line belongs to none, or one does not end, and the file takes no refused
            records.
    """
    section: Section | None = None
    for start, end in lines(file.text):
        line = file.text[start:end].removesuffix("\r")
        place = Place(file, start)
        if line.startswith(BEGIN):
            _check_ended(section)
            section = None
            with file.record():
                section = _begun(line, place)
        elif line.startswith(END):
            with file.record():
                if section is None:
                    raise place.refusal("a document ends here that has not begun")
            if section is not None:
                yield section
            section = None
        elif section is not None:
            section.lines.append((start, line))
        elif line.strip() and not line.startswith("#"):
            with file.record():
                raise place.refusal(f"the line is in no document: it stands before a “{BEGIN}”")
    _check_ended(section)


def _begun(line: str, place: Place) -> Section:
    found = _NAME.fullmatch(line.removeprefix(BEGIN).strip())
    name = found[1].strip() if found else ""
    if found is None or not name:
        raise place.refusal("a document without a name")
    part = found[2] or "0"
    if not _NUMBER.fullmatch(part):
        raise place.refusal("the number of the part is too large")
    return Section(place, name, int(part))


def _check_ended(section: Section | None) -> None:
    """Refuse a document that another one or the end of the file cuts off."""
    if section is not None:
        with section.place.file.record():
            raise section.place.refusal(
                f"the document “{section.name[:40]}” does not end: there is no “{END}”"
            )
