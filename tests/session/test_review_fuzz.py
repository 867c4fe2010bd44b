"""Whatever a file says of reviews: it comes in as it is meant, or it leaves no trace."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.input_file import Unreadable
from annotator.session.importing import import_paths
from tests.session.review_file import FILE, Fields
from tests.session.stores import ANA, bytes_of, exported, folder, lines, new_store

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
def _file(draw: st.DrawFn) -> str:
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
    return lines(*records)


@settings(max_examples=200)
@given(_file())
def test_a_file_of_reviews_is_taken_in_or_refused_with_its_line(content: str) -> None:
    """Nothing gets as far as the rules of the database, which know no line."""
    with folder() as here, new_store(here / "a.db") as store:
        file, database = here / "a.jsonl", here / "a.db"
        file.write_text(content)
        before = bytes_of(database)
        report = import_paths(store, [file], ANA)
        if report.refused:
            assert isinstance(report.refused[0], Unreadable)
            assert bytes_of(database) == before
            return
        again = exported(store)
        file.write_bytes(again)
        assert not import_paths(store, [file], ANA).refused
        assert exported(store) == again
        with new_store(here / "b.db") as other:
            assert not import_paths(other, [file], ANA).refused
            assert exported(other) == again
