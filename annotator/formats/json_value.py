"""One JSON value of a file: read where it stands, with what JSON and the database can hold."""

import json
import math
from typing import Any, NoReturn

from annotator.formats.input_file import InputFile, Place

DEEPEST = 64
"""Levels of nesting that a record may have; far above any format, far below a stack's end."""

SPACE = " \t\r\n"
"""White space between values."""


def value_at(text: str, at: int, file: InputFile, base: int = 0) -> tuple[Any, int]:
    """The value that begins at `at` of `text`, and where it ends.

    `text` is what stands at `base` of the file. Only objects are looked through for strings that
    cannot be stored: the strings and numbers between them say nothing yet.

    Raises:
        Unreadable: it is not JSON, or holds what JSON or the database cannot hold.
    """
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise Place(file, base + error.pos).refusal(f"not JSON: {error.msg}") from error
    except RecursionError as error:
        raise Place(file, base + at).refusal("nested too deeply") from error
    except ValueError as error:
        raise Place(file, base + at).refusal("a number that cannot be kept") from error
    if isinstance(value, dict) and _needs_a_look(text, at, end):
        check_object(value, Place(file, base + at))
    return value, end


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(digits)
    return value


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)


def _needs_a_look(text: str, at: int, end: int) -> bool:
    """Whether it may be deep, or have NUL or half a surrogate pair, which are always escaped."""
    if text.find("\\u", at, end) >= 0:
        return True
    return text.count("[", at, end) + text.count("{", at, end) > DEEPEST


def check_object(fields: dict[str, Any], place: Place) -> None:
    """Refuse nesting beyond `DEEPEST`, and NUL and lone surrogates outside of the article's text.

    The text is refused where it is normalised, which knows the character.
    """
    level: list[object] = [*fields, *(held for key, held in fields.items() if key != "text")]
    for _ in range(DEEPEST):
        below: list[object] = []
        for each in level:
            if isinstance(each, dict):
                below += [*each, *each.values()]
            elif isinstance(each, list):
                below += each
            elif isinstance(each, str):
                _check_string(each, place)
        level = below
        if not level:
            return
    raise place.refusal("nested too deeply")


def _check_string(value: str, place: Place) -> None:
    if "\0" in value:
        raise place.refusal("a string holds NUL")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        code = ord(value[error.start])
        raise place.refusal(f"a string holds half a surrogate pair, U+{code:04X}") from error
