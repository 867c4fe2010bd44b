"""One line of an `.ann` file, and what each kind of it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.formats.input_file import InputFile, Place
from annotator.formats.json_line import LARGEST
from annotator.text.extent import Extent
from annotator.text.lines import lines

KINDS = "TERAMN*#"
"""The first characters of ids: text-bound, event, relation, attribute (twice), normalisation,
equivalence, comment."""

_ID = re.compile(r"\*|[TERAMN#][^\s\d]*\d\S*", re.ASCII)
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class AnnLine:
    """A line: its columns are parted by tabs, and what stands in the middle one by spaces."""

    place: Place
    id: str
    words: tuple[str, ...]
    """What is said: the type first."""
    text: str
    """The third column with all that follows; empty where there is none."""

    @property
    def kind(self) -> str:
        """One of `KINDS`; a comment that is of no program's has no words."""
        return self.id[0]

    def word(self, number: int, what: str) -> str:
        """The word with this number; it must be there."""
        if number >= len(self.words):
            raise self.place.refusal(f"{self.id} lacks its {what}")
        return self.words[number]

    def pieces(self) -> list[Extent]:
        """The stretches of a text-bound line, in its own order.

        Raises:
            Unreadable: one is no stretch of a text.
        """
        found = []
        for piece in " ".join(self.words[1:]).split(";"):
            bounds = piece.split()
            if len(bounds) != 2:
                raise self.place.refusal(f"“{piece[:40]}” of {self.id} is no start and end")
            start, end = (self._offset(bound) for bound in bounds)
            if start >= end:
                raise self.place.refusal(f"the start {start} of {self.id} is not before {end}")
            found.append((start, end))
        return found

    def _offset(self, word: str) -> int:
        if not _DIGITS.fullmatch(word):
            raise self.place.refusal(
                f"the offset “{word[:40]}” of {self.id} is no whole number from 0"
            )
        if len(word) > len(str(LARGEST)) or int(word) >= LARGEST:
            raise self.place.refusal(f"the offset {word[:40]} of {self.id} is too large")
        return int(word)


def ann_lines(file: InputFile) -> Iterator[AnnLine]:
    """The lines of a file; blank ones are passed over.

    Raises:
        Unreadable: a line is none of brat's, or an id is there twice, and the file takes no
            refused records.
    """
    seen: set[str] = set()
    for start, end in lines(file.text):
        text = file.text[start:end].removesuffix("\r")
        line = None
        if text.strip():
            with file.record():
                line = _line(text, Place(file, start), seen)
        if line is not None:
            yield line


def _line(line: str, place: Place, seen: set[str]) -> AnnLine:
    if "\0" in line:
        raise place.refusal("a line holds NUL")
    name, tab, rest = line.partition("\t")
    if not (tab and _ID.fullmatch(name)):
        if line.startswith("#"):
            return AnnLine(place, "#", (), line)
        raise place.refusal("no line of brat's: it does not begin with an id and a tab")
    if name in seen:
        raise place.refusal(f"{name[:40]} is there twice")
    if name != "*":
        seen.add(name)
    said, _, text = rest.partition("\t")
    if not said.strip():
        raise place.refusal(f"{name[:40]} says nothing")
    return AnnLine(place, name, tuple(said.split()), text)
