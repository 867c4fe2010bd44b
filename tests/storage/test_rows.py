"""Rows, records and images say the same."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.adjudication import Adjudication, Choice, Source, Taken
from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan, Target
from annotator.domain.document import Document
from annotator.domain.errors import UnusableDatabase
from annotator.domain.label import COLOURS, Label, Unit
from annotator.domain.link import Absence, Completion, Dismissal, Link, Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import Record
from annotator.domain.verdict import Amendment, Judgement, Reason, Severity, Verdict
from annotator.storage.review_rows import (
    BATCH_ITEMS,
    BATCHES,
    OBJECTIONS,
    REVEALS,
    SIGNOFFS,
    VERDICTS,
)
from annotator.storage.rows import LINKS, TABLES, Table, table_for, table_of
from annotator.storage.store import Store
from tests.strategies import stored_text

KINDS: tuple[type[Record], ...] = (
    Span, Link, Absence, Dismissal, Completion, Adjudication, Document, Label,
)  # fmt: skip

words = stored_text(4)
numbers = st.integers(0, 10**9)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip

sources = st.lists(st.builds(Source, words, words, numbers), max_size=2).map(tuple)

BY_FIELD: dict[str, st.SearchStrategy[Any]] = {
    "start": numbers, "end": numbers, "rev": numbers, "number": numbers, "length": numbers,
    "position": numbers, "revision": numbers,
    "label_revision": st.none() | numbers,
    "relation": st.sampled_from(Relation),
    "more": st.sampled_from([None, "a", "b"]),
    "unit": st.sampled_from(Unit),
    "colour": st.sampled_from(COLOURS),
    "meta": st.dictionaries(words, json_values, max_size=3),
    "near": st.none() | st.builds(QuotedPassage, words, numbers, numbers, words),
    "choice": st.sampled_from(Choice),
    "taken": st.lists(st.builds(Taken, words, sources), max_size=2).map(tuple),
    "step": st.sampled_from(["", "0660d8"]),
    **dict.fromkeys(("deleted_at", "supersedes", "key", "retired_at", "label"), st.none() | words),
}  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record, whether or not a database would take it."""
    kind = draw(st.sampled_from(KINDS))
    values = {each.name: draw(BY_FIELD.get(each.name, words)) for each in fields(kind)}
    if kind is Adjudication:
        values |= {"a": draw(sources), "b": draw(sources)}
    if kind is Label:
        values["deleted_at"] = None
    return kind(**values)


@given(records())
def test_a_record_is_itself_after_a_row_and_after_an_image(record: Record) -> None:
    table = table_of(record)
    row = table.row(record)
    assert table.record(row) == record
    image = json.dumps(dict(zip(table.columns, row, strict=True)))
    assert table.of_image(image) == record
    assert type(table.of_image(image)) is type(record)


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_has_its_field(fresh_store: Store, kind: type[Record]) -> None:
    table = table_for(kind)
    stored = fresh_store._database.table(table.name).columns
    assert sorted(table.columns) == sorted(column.name for column in stored)


def test_every_kind_of_record_has_its_table() -> None:
    assert {table.name for table in TABLES.values()} == {table_for(kind).name for kind in KINDS}


REVIEWS: tuple[Table[Any], ...] = (
    BATCHES, BATCH_ITEMS, VERDICTS, REVEALS, OBJECTIONS, SIGNOFFS,
)  # fmt: skip

passages = st.none() | st.builds(QuotedPassage, words, numbers, numbers, words)
names = st.lists(words).map(tuple)
amendments = st.builds(
    Amendment,
    label=st.none() | words,
    passage=passages,
    relation=st.none() | st.sampled_from(Relation),
    more=st.sampled_from([None, "a", "b"]),
    other=passages,
)
reviewed = st.one_of(
    st.builds(
        Batch, words, words, names, names, st.lists(st.sampled_from(ItemKind)).map(tuple),
        st.none() | words, st.sampled_from(SamplingPlan), numbers, numbers, st.floats(0, 1),
        numbers, st.booleans(), st.none() | st.builds(Target, st.floats(0, 1), st.floats(0, 1)),
    ).map(lambda record: (BATCHES, record)),
    st.builds(
        BatchItem, words, numbers, st.sampled_from(ItemKind), st.none() | words,
        st.none() | numbers, words, words, numbers, numbers, st.none() | words, st.booleans(),
        st.floats(0, 9), st.dictionaries(words, numbers, max_size=3),
    ).map(lambda record: (BATCH_ITEMS, record)),
    st.builds(
        Verdict, words, words, numbers, words, st.sampled_from(Judgement),
        st.none() | st.sampled_from(Severity), st.none() | st.sampled_from(Reason), words,
        amendments, st.none() | words, st.floats(0, 9),
    ).map(lambda record: (VERDICTS, record)),
)  # fmt: skip


@given(reviewed)
def test_what_a_reviewer_says_is_itself_after_a_row(given: tuple[Table[Any], Any]) -> None:
    table, record = given
    row = table.row(record)
    assert len(row) == len(table.columns)
    assert {type(value) for value in row} <= {str, int, float, type(None)}, "as SQLite takes it"
    assert table.record(row) == record


@pytest.mark.parametrize("table", REVIEWS, ids=lambda table: str(table.name))
def test_every_column_of_a_review_has_its_field(fresh_store: Store, table: Table[Any]) -> None:
    stored = fresh_store._database.table(table.name).columns
    assert sorted(table.columns) == sorted(column.name for column in stored)


def test_a_value_that_nobody_stored_is_damage() -> None:
    row = [*LINKS.row(Link("k", "ada", "a", "b", Relation.PARTIAL))]
    row[LINKS.columns.index("relation")] = "parteal"
    with pytest.raises(UnusableDatabase, match="A row of the links is damaged"):
        LINKS.record(row)
