"""Values that are kept otherwise than as one plain column: passages and lists."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.domain.adjudication import Source, Taken
from annotator.domain.passage import QuotedPassage

Row = tuple[Any, ...]


def passage_row(passage: QuotedPassage | None) -> Row:
    """The four columns of a passage, all of them NULL where there is none."""
    if passage is None:
        return (None,) * 4
    return passage.document, passage.start, passage.end, passage.quote


def passage_of(row: Row) -> QuotedPassage | None:
    """The passage in its four columns, or none."""
    return None if row[0] is None else QuotedPassage(*row)


def write_json(value: Any) -> str:
    """JSON as it is stored."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def write_sources(sources: Iterable[Source]) -> str:
    """The revisions that a decision is about, as they are stored."""
    return write_json(_plain(sources))


def sources_of(stored: str) -> tuple[Source, ...]:
    """The revisions that `write_sources` has stored."""
    return _sources(json.loads(stored))


def write_taken(taken: Iterable[Taken]) -> str:
    """What was taken over, as it is stored."""
    return write_json([{"record": each.record, "sources": _plain(each.sources)} for each in taken])


def taken_of(stored: str) -> tuple[Taken, ...]:
    """What `write_taken` has stored."""
    return tuple(Taken(each["record"], _sources(each["sources"])) for each in json.loads(stored))


def _plain(sources: Iterable[Source]) -> list[dict[str, Any]]:
    return [{"kind": each.kind, "record": each.record, "rev": each.rev} for each in sources]


def _sources(values: Iterable[Mapping[str, Any]]) -> tuple[Source, ...]:
    return tuple(Source(each["kind"], each["record"], each["rev"]) for each in values)
