"""Values of JSON as the types of our dataclasses, exactly: nothing is guessed or converted."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

LONGEST = 40
"""Code points of a value that a message shows."""


class Mismatch(Exception):
    """A value is not of the type that it has to be of; the message is a clause."""


def built(kind: type[Any], found: Mapping[str, Any], **given: object) -> Any:
    """The dataclass `kind` with the values at its fields' names, and those that are `given`.

    A field that has a default may be absent, or null where it takes no null.

    Raises:
        Mismatch: a value is missing, or of another type.
    """
    values: dict[str, object] = dict(given)
    for each in fields(kind):
        if each.name in given:
            continue
        value = found.get(each.name)
        has_default = each.default is not MISSING or each.default_factory is not MISSING
        if value is None and has_default and (each.name not in found or not _takes_none(each.type)):
            continue
        if each.name not in found:
            raise Mismatch(f"“{each.name}” is missing")
        values[each.name] = _typed(each.type, value, each.name)
    return kind(**values)


def _typed(kind: Any, value: Any, name: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in get_args(kind):
            return None
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
        return _typed(kind, value, name)
    if origin is Literal and isinstance(value, str) and value in get_args(kind):
        return value
    if origin is tuple and isinstance(value, list):
        return tuple(_typed(get_args(kind)[0], each, name) for each in value)
    if origin is not None and isinstance(value, dict) and issubclass(_plain(origin), Mapping):
        return {key: _typed(get_args(kind)[1], each, name) for key, each in value.items()}
    if kind is Any:
        return value
    if is_dataclass(kind) and isinstance(value, dict):
        return built(kind, value)  # type: ignore[arg-type]
    if origin is None and isinstance(kind, type):
        return _simple(kind, value, name)
    raise _mismatch(name, value)


def _simple(kind: type[Any], value: Any, name: str) -> Any:
    if issubclass(kind, StrEnum) and isinstance(value, str) and value in list(kind):
        return kind(value)
    if kind is float and type(value) in (int, float):
        return float(value)
    if type(value) is kind:
        return value
    raise _mismatch(name, value)


def _plain(origin: Any) -> type:
    return origin if isinstance(origin, type) else NoneType


def _takes_none(kind: Any) -> bool:
    return NoneType in get_args(kind)


def _mismatch(name: str, value: object) -> Mismatch:
    if isinstance(value, str):
        return Mismatch(f"“{name}” cannot be “{value[:LONGEST]}”")
    what = "null" if value is None else f"a {type(value).__name__}"
    return Mismatch(f"“{name}” cannot be {what}")
