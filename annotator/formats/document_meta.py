"""What a file says of an article that no field holds."""

from typing import Any

from annotator.formats.incoming import Incoming
from annotator.formats.json_line import JsonLine


def with_unknown(line: JsonLine, known: frozenset[str], incoming: Incoming) -> dict[str, Any]:
    """The record's `meta` with its keys outside of `known`; `meta` wins where both have one."""
    meta = dict(line.mapping("meta"))
    for key, value in line.fields.items():
        if key in known:
            continue
        if key in meta:
            incoming.leave_out(f"“{key}” beside the same key in “meta”")
        else:
            meta[key] = value
    return meta
