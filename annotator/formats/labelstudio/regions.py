"""The regions of a file's annotations, of which several tasks may show the same one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.formats.incoming import Incoming, IncomingSpan
from annotator.formats.json_line import JsonLine
from annotator.formats.labelstudio.shape import HIGHLIGHT, HIGHLIGHTS, SIDES


class Regions:
    """The regions as spans, each once under its id."""

    def __init__(self, incoming: Incoming) -> None:
        self._spans = incoming.spans
        self._taken: dict[tuple[object, ...], _Taken] = {}
        """The spans with a name, by all that their regions say."""
        self._named: dict[str, _Taken] = {}
        self._namesakes: Counter[str] = Counter()

    def take(self, region: JsonLine, document: str, annotator: str | None) -> str | None:
        """Take a region and give the name by which records can call its span.

        A region with several labels is as many spans, of which the first has the name. Another
        region under the same id, such as a copy by somebody else, gets a name of its own.

        Raises:
            Unreadable: a field of it has a wrong type.
        """
        first, *others = _spans(region, document, annotator)
        name = region.name("id")
        if name is None:
            self._spans += [first, *others]
            return None
        said = name, document, annotator, first.start, first.end, first.label, first.note
        known = self._taken.get(said)
        if known is None or not self._has(known):
            known = self._taken[said] = self._free(name)
            self._named[known.name] = known
            self._spans += [replace(first, id=known.name), *others]
        return known.name

    def _has(self, taken: "_Taken") -> bool:
        """Whether a span was not taken back with its record."""
        return taken.place < len(self._spans) and self._spans[taken.place].id == taken.name

    def _free(self, name: str) -> "_Taken":
        """The next span, under a name that no other has."""
        if name in self._named and self._has(self._named[name]):
            self._namesakes[name] += 1
            name = f"{name}#{self._namesakes[name] + 1}"
        return _Taken(name, len(self._spans))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Where a named span is among the spans of the file."""

    name: str
    place: int


def _spans(region: JsonLine, document: str, annotator: str | None) -> Iterator[IncomingSpan]:
    value = JsonLine(region.place, region.mapping("value"))
    for label in _labels(region, value) or (None,):
        yield IncomingSpan(
            place=region.place,
            document=document,
            start=value.offset("start"),
            end=value.offset("end"),
            label=label,
            annotator=annotator,
            quote=None if value.fields.get("text") is None else value.string("text"),
            note=_note(JsonLine(region.place, region.mapping("meta"))),
        )


def _labels(region: JsonLine, value: JsonLine) -> tuple[str, ...]:
    """The labels of a region; none of a plain highlight of this program's."""
    labels = value.names("labels")
    is_highlight = region.string("from_name") in {HIGHLIGHTS + side for side in SIDES}
    return () if is_highlight and labels == (HIGHLIGHT,) else labels


def _note(meta: JsonLine) -> str:
    """What was written about a region: a list of paragraphs, or one string."""
    held = meta.fields.get("text")
    lines = held if isinstance(held, list) else [held]
    return "\n".join(JsonLine(meta.place, {"text": each}).string("text") for each in lines)
