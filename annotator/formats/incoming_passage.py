"""A stretch of text that a record speaks of."""

from dataclasses import dataclass

from annotator.formats.input_file import Place


@dataclass(frozen=True, slots=True)
class IncomingPassage:
    """`[start, end)` of a document's text, in code points of it as the file has it."""

    place: Place
    document: str
    start: int
    end: int
    quote: str | None
