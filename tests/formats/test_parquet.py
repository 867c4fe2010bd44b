"""Parquet tables as far as they can be told without what writes them; see `tests/readers`."""

import sys

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.parquet.format import FORMAT
from annotator.formats.parquet.tables import TABLES
from tests.formats.training_data import PLAIN, TWO_LAYERS
from tests.formats.training_rows import SPANS
from tests.formats.writing import Written


def test_rows_have_the_columns_of_their_table() -> None:
    for table in TABLES:
        for bundle in TWO_LAYERS.bundles():
            for row in table.rows(bundle, TWO_LAYERS.text):
                assert list(row) == list(table.columns)


def test_all_that_bundles_hold_is_in_a_row() -> None:
    rows = {
        table.name: [
            row for bundle in TWO_LAYERS.bundles() for row in table.rows(bundle, TWO_LAYERS.text)
        ]
        for table in TABLES
    }
    assert {row["id"] for row in rows["spans"]} == SPANS.keys()
    assert all(SPANS[row["id"]].quote == row["quote"] for row in rows["spans"])
    numbers = {name: len(found) for name, found in rows.items()}
    assert numbers == {"documents": 7, "spans": 20, "links": 8, "absences": 2, "dismissals": 2}


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(AnnotatorError, match=r"annotator\[parquet\]"):
        Written(FORMAT, PLAIN)
