"""Whatever a file holds: it comes in as it is meant, or it leaves no trace."""

import json
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator.session.importing import ImportOptions, import_paths
from annotator.text.normalise import TextRefused, normalise
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


FILES = st.one_of(
    st.binary(max_size=60),
    nasty_text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(st.lists(RECORD, max_size=4), st.booleans()).map(
        lambda drawn: "\n".join(dumped(each, drawn[1]) for each in drawn[0]).encode(
            "utf-8", "surrogatepass"
        )
    ),
)
FORMATS = st.sampled_from([None, "text", "prodigy", "native"])


@settings(max_examples=300)
@given(FILES, FORMATS)
def test_a_refused_file_leaves_the_database_as_it_is(raw: bytes, format_name: str | None) -> None:
    with folder() as here:
        file, database = here / "a.jsonl", here / "a.db"
        file.write_bytes(raw)
        with new_store(database) as store:
            before = bytes_of(database)
            report = import_paths(store, [file], ANA, ImportOptions(format=format_name))
            if report.refused:
                assert bytes_of(database) == before
                assert "\n" not in str(report.refused[0])
            else:
                again = exported(store)
                file.write_bytes(again)
                assert not import_paths(store, [file], ANA).refused
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
