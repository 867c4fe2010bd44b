"""A file of passages that equivalents are asked for, one a line, and the answers to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.document import Document
from annotator.domain.excerpt import excerpt
from annotator.formats.input_file import InputFile
from annotator.formats.json_line import JsonLine, json_lines
from annotator.session.suggesting.names import Names
from annotator.session.suggesting.wording import why_json
from annotator.suggest.passage import Passage
from annotator.suggest.suggestion import Suggestion

SCORE_DIGITS = 4
"""Decimals of a confidence; it is not known to more than two."""
SHOWN = 60
"""Code points of a name that a refusal repeats."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the file."""

    fields: Mapping[str, Any]
    """The record as it was given, handed through to the answer."""
    document: Document
    passage: Passage


def read_questions(file: InputFile, names: Names) -> list[Question]:
    """All questions of a file, in its order; nothing is answered before all are known to be sound.

    Raises:
        Unreadable: a line is not a JSON object, names no article or several, or its offsets are
            not in the article's text; with the line.
    """
    return [_question(line, names) for line in json_lines(file)]


def answer(
    question: Question,
    found: Iterable[Suggestion],
    names: Names,
    texts: Mapping[str, str],
) -> dict[str, Any]:
    """The record of a question with its suggestions, in the order of `found`."""
    fields = [_suggestion(each, names, texts[each.passage.document]) for each in found]
    return {**question.fields, "suggestions": fields}


def passage_fields(passage: Passage, names: Names, text: str) -> dict[str, Any]:
    """A passage of `text` as answers write it."""
    return {
        "doc": names.of(passage.document),
        "start": passage.start,
        "end": passage.end,
        "quote": text[passage.start : passage.end],
    }


def _suggestion(suggestion: Suggestion, names: Names, text: str) -> dict[str, Any]:
    return {
        **passage_fields(suggestion.passage, names, text),
        "score": round(suggestion.score, SCORE_DIGITS),
        "band": str(suggestion.band),
        "why": why_json(suggestion.reasons),
    }


def _question(line: JsonLine, names: Names) -> Question:
    word = line.needed("doc")
    document = _document(line, word, names)
    shown = excerpt(word, SHOWN)
    start, end = line.offset("start"), line.offset("end")
    if start >= end:
        raise line.place.refusal(f"“end” is {end}, which is not after “start”, {start}")
    if end > document.length:
        length = f"{document.length:,} characters"
        raise line.place.refusal(f"“end” is {end}, the text of “{shown}” has {length}")
    return Question(line.fields, document, Passage(document.id, start, end))


def _document(line: JsonLine, word: str, names: Names) -> Document:
    shown = excerpt(word, SHOWN)
    match names.called(word):
        case [document]:
            return document
        case []:
            remedy = "“annotator documents” lists them."
            raise line.place.refusal(f"no document is called “{shown}”", remedy)
        case several:
            ids = ", ".join(each.id for each in several[:3])
            remedy = f"Use the beginning of an id: {ids}, …"
            raise line.place.refusal(f"“{shown}” names {len(several):,} documents", remedy)
