"""Whatever a file holds: it comes in as it is meant, or it leaves no trace."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.formats.registry import ENTRIES
from annotator.session.importing import ImportOptions, import_paths
from annotator.text.normalise import TextRefused, normalise
from tests.session.bad_files import SAMPLES, TEXT, format_name
from tests.session.stores import ANA, bytes_of, exported, folder, new_store, records
from tests.strategies import nasty_text

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 40),
    st.sampled_from([2**53, -(2**70), 1.5, float("nan"), float("inf")]),
    nasty_text(3),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(nasty_text(2), inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "text", "id", "title", "source", "url", "published", "story", "meta", "spans", "type",
        "start", "end", "label", "document", "span", "a", "b", "relation", "more", "key", "number",
        "quote", "annotator", "rev", "supersedes", "name", "colour", "position", "revision",
        "deleted_at", "batch", "place", "kind", "record", "judgement", "amendment", "taken",
        "target",
    ]
)  # fmt: skip
SPANS = st.lists(
    st.fixed_dictionaries(
        {"start": st.integers(-1, 12), "end": st.integers(-1, 12)},
        optional={"label": st.sampled_from(["filler", "New", None, "!", 3])},
    ),
    max_size=3,
)
ARTICLE = st.fixed_dictionaries({"text": nasty_text(8)}, optional={"id": SCALARS, "spans": SPANS})
TYPES_OF_ROWS = ["label", "annotator", "document", "span", "link", "absence", "dismissal"]
TYPES_OF_REVIEWS = ["adjudication", "batch", "item", "verdict", "reveal", "objection", "signoff"]
TYPES = st.sampled_from(["meta", *TYPES_OF_ROWS, "completion", *TYPES_OF_REVIEWS])
RECORD = st.one_of(
    ARTICLE,
    st.dictionaries(KEYS, VALUES, max_size=5),
    st.builds(
        lambda fields, kind: {**fields, "type": kind},
        st.dictionaries(KEYS, VALUES, max_size=6),
        TYPES,
    ),
)


def dumped(record: dict[str, Any], ascii_only: bool) -> str:
    return json.dumps(record, ensure_ascii=ascii_only)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[bytes, str]:
    """A file of some format with a value or a line of it replaced, and the name of the format."""
    name, sample = draw(st.sampled_from(sorted(SAMPLES.items())))
    content = sample.with_bounds(draw(st.integers(0, 3)), draw(st.integers(2, 14)))
    if content[0] not in "{[":
        lines = content.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        words = lines[at].split("\t")
        words[draw(st.integers(0, len(words) - 1))] = draw(nasty_text(3))
        lines[at] = "\t".join(words)
        return "\n".join(lines).encode("utf-8", "surrogatepass"), format_name(name)
    records = (
        json.loads(content)
        if content[0] == "["
        else list(map(json.loads, content.split("\n")[:-1]))
    )
    places = [*_places(records)]
    holder, key = draw(st.sampled_from(places))
    holder[key] = draw(VALUES)
    text = json.dumps(records) if content[0] == "[" else "\n".join(map(json.dumps, records))
    return text.encode(), format_name(name)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where in a value of JSON another can stand."""
    held = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in held:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


FILES = st.one_of(
    st.binary(max_size=60),
    nasty_text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(st.lists(RECORD, max_size=4), st.booleans()).map(
        lambda drawn: "\n".join(dumped(each, drawn[1]) for each in drawn[0]).encode(
            "utf-8", "surrogatepass"
        )
    ),
)
FORMATS = st.sampled_from(
    [None, "text", *(each.names[0] for each in ENTRIES if each.is_read and not each.is_of_folders)]
)
NAMED = st.one_of(st.tuples(FILES, FORMATS), spoilt())


@settings(max_examples=200)
@given(NAMED, st.booleans())
def test_a_refused_file_leaves_the_database_as_it_is(
    named: tuple[bytes, str | None], keep_going: bool
) -> None:
    raw, name = named
    with folder() as here:
        box, database = here / "box", here / "a.db"
        box.mkdir()
        (box / "a.txt").write_text(TEXT)
        file = box / ("a.ann" if name == "brat" else "a.jsonl")
        file.write_bytes(raw)
        with new_store(database) as store:
            before = bytes_of(database)
            options = ImportOptions(format=name, keep_going=keep_going)
            report = import_paths(store, [box if name == "brat" else file], ANA, options)
            assert all("\n" not in str(error) for error in report.left_out)
            assert keep_going or not report.left_out
            if report.refused:
                assert bytes_of(database) == before
                assert "\n" not in str(report.refused[0])
            else:
                again = exported(store)
                (here / "b.jsonl").write_bytes(again)
                assert not import_paths(store, [here / "b.jsonl"], ANA).refused
                assert exported(store) == again


@settings(max_examples=100)
@given(nasty_text())
def test_an_accepted_text_leaves_in_its_normal_form(raw: str) -> None:
    assume("\ud800" not in raw and "\udfff" not in raw)
    try:
        expected = normalise(raw)
    except TextRefused:
        expected = None
    with folder() as here, new_store(here / "a.db") as store:
        (here / "a.txt").write_bytes(raw.encode())
        report = import_paths(store, [here / "a.txt"], ANA)
        assert bool(report.refused) == (expected is None)
        assert [each["text"] for each in records(exported(store), "document")] == (
            [] if expected is None else [expected]
        )
