"""Files of reviews that are nearly right."""

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.offered import Offered
from tests.session.review_file import FILE, Fields
from tests.session.stores import lines

REFS = ["b", "ana", "bo", "cy", "gold", "s1", "s2", "s3", "l1", "x1", "g1", "v1", "v2", "v4", "o1"]
WORDS = ["filler", "statistic", "span", "absence", "passage", "missing", "withdrawn", "accept"]
WORDS += ["unsure", "minor", "partial", "a", "d.1", "d.2", "d.3", "? x", "neither", "agreed", "all"]
TIMES = ["2026-01-03T12:00:00Z", "1999-12-31T23:59:60Z", "0001-01-01T00:00:00+02:00"]

VALUE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 5),
    st.floats(-1, 2),
    st.sampled_from(REFS + WORDS + TIMES),
    st.sampled_from([[], {}, ["ana", "bo"], ["span"], {"": 1}, {"label": "testimony"}]),
)


@st.composite
def _mutated(draw: st.DrawFn, record: Fields) -> Fields:
    """A record with one value replaced, added or taken away, at the top or in an object of it."""
    made = dict(record)
    inner = [key for key, value in made.items() if isinstance(value, dict)]
    if inner and draw(st.sampled_from([False, True])):
        key = draw(st.sampled_from(inner))
        made[key] = draw(_mutated(made[key]))
        return made
    names = ["label", "comment", "severity", "reason", "withdraws", "amendment", "more", "other"]
    key = draw(st.sampled_from([*made, *names]))
    if draw(st.booleans()):
        made[key] = draw(VALUE)
    else:
        made.pop(key, None)
    return made


@st.composite
def reviewed(draw: st.DrawFn) -> Offered:
    """The small file with up to three records changed, left out or doubled."""
    records = list(FILE)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(records) - 1))
        match draw(st.sampled_from(["change", "change", "change", "leave out", "double"])):
            case "change":
                records[at] = draw(_mutated(records[at]))
            case "leave out":
                del records[at]
            case _:
                records.append(draw(_mutated(records[at])))
    return Offered("a.jsonl", lines(*records).encode(), None, (), draw(st.booleans()))
