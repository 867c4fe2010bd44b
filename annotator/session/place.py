"""Where an annotator left off, so that the next start opens there."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Reading:
    """How one document was being read, in code points."""

    caret: int = 0
    anchor: int | None = None
    """The other end of the selection, or none where nothing is selected."""
    top: int = 0
    """The first code point on the screen."""


@dataclass(frozen=True, slots=True)
class Place:
    """How one story was being read."""

    story: str
    panes: tuple[str, ...] = ()
    """The ids of the documents in panes, in their order."""
    first: int = 0
    """Which of them the leftmost visible pane shows, from 0."""
    focus: str | None = None
    """The id of the document whose pane had the focus."""
    readings: Mapping[str, Reading | None] = field(default_factory=dict)
    """By document id; none: nobody has looked at it yet."""
    skipped: tuple[str, ...] = ()
    """The keys of the pairs of the queue that were put off."""

    def to_json(self) -> str:
        """The place as JSON text."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str | None, story: str, lengths: Mapping[str, int]) -> Self | None:
        """The place that `to_json` wrote, fitted to the documents there are now.

        `lengths` has the code points of each document of the story. None where nothing was
        written, or something that is no place: a lost place is no reason to refuse a story.
        """
        try:
            written = json.loads(text or "null")
            panes = _known(written["panes"], lengths)
            focus = _known([written["focus"]], lengths)
            readings = {
                document: None if reading is None else _reading(reading, lengths[document])
                for document, reading in written["readings"].items()
                if document in lengths
            }
            first = max(0, min(int(written["first"]), len(panes) - 1))
            skipped = tuple(key for key in written.get("skipped", ()) if isinstance(key, str))
        except (ValueError, TypeError, KeyError, AttributeError):
            return None
        return cls(story, panes, first, next(iter(focus), None), readings, skipped)


def _known(documents: list[Any], lengths: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in documents if each in lengths))


def _reading(written: Mapping[str, Any], length: int) -> Reading:
    caret, top = (max(0, min(int(written[name]), length)) for name in ("caret", "top"))
    anchor = written["anchor"]
    return Reading(caret, None if anchor is None else max(0, min(int(anchor), length)), top)
