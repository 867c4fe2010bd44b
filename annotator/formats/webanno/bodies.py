"""What an annotation says besides where: its tags, its note, whose it is and of when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.formats.json_line import JsonLine
from annotator.formats.native.fields import TIME
from annotator.formats.webanno.shape import CLASSIFYING, LINKING, MORE, TAGGING
from annotator.formats.written import Written

TAGS = {TAGGING, CLASSIFYING}


def many(line: JsonLine, key: str) -> list[Any]:
    """The values at `key`, of which JSON-LD lets a single one stand without its list."""
    value = line.fields.get(key)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words(line: JsonLine, key: str) -> set[str]:
    """The strings at `key`."""
    return {each for each in many(line, key) if isinstance(each, str)}


def tags(line: JsonLine) -> list[str]:
    """What the annotation is tagged with, each once and in order."""
    found = [each.value.strip() for each in _bodies(line) if each.is_tag]
    return list(dict.fromkeys(filter(None, found)))


def note(line: JsonLine) -> str:
    """What is written in the annotation besides its tags."""
    return "\n".join(each.value for each in _bodies(line) if not each.is_tag and not each.says_more)


def says_more(line: JsonLine) -> bool:
    """Whether the first of its targets says more than the second."""
    return any(each.says_more for each in _bodies(line))


def creator(line: JsonLine) -> str | None:
    """What the annotator is called, the first of several."""
    for each in many(line, "creator"):
        stated = each if isinstance(each, dict) else {"id": each}
        for key in ("name", "nickname", "email", "id"):
            value = stated.get(key)
            if isinstance(value, str) and value.strip():
                return value.strip()
    return None


def written(line: JsonLine) -> Written:
    """When it was made and changed, where that is a time with its zone."""
    times = [line.fields.get(key) for key in ("created", "modified")]
    created, modified = (
        each if isinstance(each, str) and TIME.fullmatch(each) else "" for each in times
    )
    return Written(created_at=created, updated_at=modified)


@dataclass(frozen=True, slots=True)
class _Body:
    """A body that is text, or that has a name."""

    value: str
    is_tag: bool
    says_more: bool


def _bodies(line: JsonLine) -> Iterator[_Body]:
    """The bodies with text; one that has no purpose tags where that is why the annotation is."""
    motivations = words(line, "motivation")
    for each in many(line, "body"):
        if not isinstance(each, dict):
            continue
        value = next((each[key] for key in ("value", "label", "source") if key in each), None)
        if isinstance(value, str):
            purposes = words(JsonLine(line.place, each), "purpose") or motivations
            describes = LINKING in motivations and "describing" in purposes
            yield _Body(value, bool(purposes & TAGS), describes and value == MORE)
    for value in many(line, "bodyValue"):
        if isinstance(value, str):
            yield _Body(value, bool(motivations & TAGS), says_more=False)
