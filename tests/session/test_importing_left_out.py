"""Offsets that are put right, and records that are left out alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.session.importing import ImportOptions, ImportReport, import_paths
from annotator.storage.store import Store
from annotator.text.requote import REACH
from annotator.text.white import WHITE
from tests.session.stores import ANA, BO, bytes_of, folder, lines, new_store, take
from tests.strategies import stored_text

KEEP_GOING = ImportOptions(keep_going=True)
TEXT = "📰 Officials said 12 people were hurt. “I ran,” said Ana. Twelve people ran."


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with new_store(here / "a.db") as opened:
        yield opened


def document(text: str = TEXT, name: str = "d") -> dict[str, object]:
    return {"type": "document", "id": name, "key": name, "story": "s", "text": text}


def span(start: int, end: int, quote: str | None, **fields: object) -> dict[str, object]:
    at = {"document": "d", "start": start, "end": end, "quote": quote}
    return {"type": "span", "label": "statistic", **at, **fields}


def native(
    here: Path, store: Store, *records: dict[str, object], options: ImportOptions | None = None
) -> ImportReport:
    return take(store, here / "n.jsonl", lines(*records), options)


def quotes(store: Store) -> list[tuple[int, str]]:
    return sorted((each.start, each.quote) for each in store.records(Span))


REPAIRED: dict[str, tuple[int, int, str, str]] = {
    "before": (15, 34, "12 people were hurt", "12 people were hurt"),
    "counted in UTF-16": (18, 37, "12 people were hurt", "12 people were hurt"),
    "out of range": (900, 919, "12 people were hurt", "12 people were hurt"),
    "straight quotes": (40, 49, '"i ran,"', "“I ran,”"),
    "space at its edges": (3, 13, " Officials ", "Officials"),
}


@pytest.mark.parametrize(("start", "end", "quote", "found"), REPAIRED.values(), ids=REPAIRED.keys())
def test_a_quote_that_is_in_one_place_near_puts_its_offsets_right(
    here: Path, store: Store, start: int, end: int, quote: str, found: str
) -> None:
    report = native(here, store, document(), span(start, end, quote))
    assert not report.refused
    assert report.tally.repaired == {"span": 1}
    assert quotes(store) == [(TEXT.index(found), found)]


NOT_REPAIRED: dict[str, tuple[int, int, str | None, str]] = {
    "two places": (0, 6, "people", "the quote is not what stands at 0 to 6"),
    "nowhere": (0, 6, "nobody", "the quote is not what stands at 0 to 6"),
    "out of range and nowhere": (900, 906, "nobody", "“end” 906 is out of range"),
    "no quote": (900, 906, None, "“end” 906 is out of range"),
    "nothing": (900, 906, " \n", "“end” 906 is out of range"),
    "reversed": (36, 17, "12 people were hurt", "“start” 36 is not before “end” 17"),
    "empty": (17, 17, "12 people were hurt", "“start” 17 is not before “end” 17"),
}


@pytest.mark.parametrize(
    ("start", "end", "quote", "reason"), NOT_REPAIRED.values(), ids=NOT_REPAIRED.keys()
)
def test_nothing_is_guessed(
    here: Path, store: Store, start: int, end: int, quote: str | None, reason: str
) -> None:
    before = bytes_of(here / "a.db")
    (error,) = native(here, store, document(), span(start, end, quote)).refused
    assert f"n.jsonl, line 2, byte {len(lines(document()))}: {reason}" in str(error)
    assert bytes_of(here / "a.db") == before


def test_a_quote_out_of_reach_is_not_looked_for(here: Path, store: Store) -> None:
    text = "x" * (REACH + 10) + " needle"
    assert native(here, store, document(text), span(0, 6, "needle")).refused
    assert not native(here, store, document(text), span(20, 26, "needle")).refused


@settings(max_examples=40)
@given(stored_text(12), st.data())
def test_a_span_that_is_taken_says_its_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shift = data.draw(st.integers(-start, 8))
    quote = text[start:end]
    with folder() as here, new_store(here / "a.db") as store:
        moved = span(start + shift, end + shift, quote)
        report = native(here, store, document(text), moved)
        if shift == 0:
            assert not report.refused
        if not report.refused:
            ((at, found),) = quotes(store)
            assert text[at : at + len(found)] == found
            exact = [place for place in range(len(text)) if text.startswith(quote, place)]
            assert at in exact or not exact or quote != quote.strip(WHITE)


def test_wrong_records_are_left_out_and_all_others_taken(here: Path, store: Store) -> None:
    report = native(
        here,
        store,
        document(),
        document("Other.", "e"),
        {"type": "document", "id": "f", "text": ""},
        span(17, 19, "12", id="s1"),
        span(3, 12, "nobody", id="s2"),
        {**span(0, 5, None, id="s3"), "document": "e"},
        {**span(0, 5, None, id="s4"), "document": "f"},
        {**span(0, 5, None, id="s5"), "start": 0.5},
        {"type": "link", "a": "s1", "b": "s3", "relation": "equivalent"},
        {"type": "link", "a": "s1", "b": "s2", "relation": "equivalent"},
        {"type": "completion", "document": "f"},
        options=KEEP_GOING,
    )
    assert not report.refused
    assert report.tally.taken == {"document": 2, "span": 2, "link": 1}
    assert [(each.line, each.reason[:30]) for each in report.left_out] == [
        (3, "“text”, character 1: there is "),
        (8, "“start” is not a whole number"[:30]),
        (5, "the quote is not what stands a"),
        (7, "the document “f” is neither in"),
        (10, "the span “s2” was refused"),
        (11, "the document “f” is neither in"),
    ]


def test_what_is_refused_is_never_taken_for_its_namesake_in_the_database(
    here: Path, store: Store
) -> None:
    """A link to a span that was left out is no link to another span of that id."""
    other = {**span(0, 5, None, id="s2"), "document": "e"}
    native(here, store, document("Other.", "e"), document("Third.", "0"), other)
    report = native(
        here,
        store,
        document(),
        span(17, 19, "12", id="s1"),
        span(3, 12, "nobody", id="s2"),
        {"type": "link", "a": "s1", "b": "s2", "relation": "equivalent"},
        options=KEEP_GOING,
    )
    assert report.tally.taken == {"document": 1, "span": 1}
    changed = {"text": "Changed.", "id": "e", "spans": [{"start": 0, "end": 3}]}
    content = lines(changed, {"text": "New.", "id": "n", "spans": [{"start": 0, "end": 3}]})
    report = take(store, here / "p.jsonl", content, KEEP_GOING)
    assert report.tally.taken == {"document": 1, "span": 1}
    assert [each.line for each in report.left_out] == [1, 1]


def test_a_broken_line_is_left_out_alone(here: Path, store: Store) -> None:
    content = b'{"text": "one"}\n{"text": \n[1]\n{"text": "two", "spans": [{"start": "0"}]}\n'
    report = take(store, here / "a.jsonl", content + b'{"text": "three"}', KEEP_GOING)
    assert report.tally.taken == {"document": 2}
    assert [each.line for each in report.left_out] == [2, 3, 4]


def test_a_file_that_is_refused_after_all_leaves_nothing_out(here: Path, store: Store) -> None:
    before = bytes_of(here / "a.db")
    content = b'[{"data": {"text": 1}, "annotations": []}, {"data": '
    report = take(store, here / "a.json", content, KEEP_GOING)
    assert (len(report.refused), report.left_out) == (1, [])
    assert bytes_of(here / "a.db") == before


def test_many_records_are_left_out_in_no_more_than_linear_time(here: Path, store: Store) -> None:
    wrong = [span(0, 3, "zzz") for _ in range(3_000)]
    report = native(here, store, document(), *wrong, options=KEEP_GOING)
    assert [each.line for each in report.left_out] == list(range(2, 3_002))


def test_a_layer_that_is_named_is_that_of_every_record(here: Path, store: Store) -> None:
    record = {"text": "abc", "label": [[0, 2, "X"]], "annotator": "ana"}
    assert not take(store, here / "a.jsonl", lines(record), ImportOptions(owner=BO)).refused
    assert {each.annotator for each in store.records(Span)} == {"bo"}


def test_an_export_of_all_keeps_its_annotators(here: Path, store: Store) -> None:
    mine = span(17, 19, "12", annotator="ana")
    native(here, store, document(), mine, options=ImportOptions(owner=BO))
    assert {each.annotator for each in store.records(Span)} == {"ana"}


def test_places_stay_right_where_several_files_are_taken(here: Path, store: Store) -> None:
    for name in ("a", "b"):
        (here / f"{name}.jsonl").write_text(lines({"text": name}, {"text": name, "spans": 1}))
    report = import_paths(store, [here / "a.jsonl", here / "b.jsonl"], ANA, KEEP_GOING)
    assert [(Path(each.file).name, each.line) for each in report.left_out] == [
        ("a.jsonl", 2),
        ("b.jsonl", 2),
    ]
