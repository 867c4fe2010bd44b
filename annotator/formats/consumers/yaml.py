"""The little of YAML that a dataset card begins with."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | bool | Mapping[str, Value] | Sequence[Value]"

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What a reader of YAML 1.1 takes for something else than text."""


def yaml_lines(value: Value) -> Iterator[str]:
    """A mapping or a sequence, not empty, in block style; each line without its line feed.

    What is inside a sequence is not indented, as cards on the Hub have it.
    """
    if isinstance(value, str | bool):
        yield scalar(value)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _entry(key, each)
    else:
        for each in value:
            first, *more = yaml_lines(each)
            yield f"- {first}"
            yield from (f"  {line}" for line in more)


def scalar(value: str | bool) -> str:
    """A truth value, or text as YAML reads it back: bare where that is safe, else in double quotes.

    YAML takes no code point that is not printable, and it has longer escapes than JSON.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if _BARE.fullmatch(value) and value.casefold() not in _WORDS:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in quoted)


def _entry(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, str | bool):
        yield f"{scalar(key)}: {scalar(value)}"
        return
    yield f"{scalar(key)}:"
    indent = "  " if isinstance(value, Mapping) else ""
    yield from (f"{indent}{line}" for line in yaml_lines(value))
