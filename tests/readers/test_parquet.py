"""Parquet tables as pyarrow and datasets read them."""

from pathlib import Path

import pytest

from annotator.formats.parquet import table_file
from annotator.formats.parquet.format import FORMAT
from annotator.formats.parquet.tables import TABLES
from annotator.formats.training.output import Output
from tests.formats.training_data import SPLIT, TWO_LAYERS, FolderOutput, MemoryData
from tests.formats.training_rows import ABSENCES, DISMISSALS, LINKS, SPANS, TEXTS
from tests.formats.writing import Written

WHY = "is installed by `make check-formats`"
pq = pytest.importorskip("pyarrow.parquet", reason=f"pyarrow {WHY}")
datasets = pytest.importorskip("datasets", reason=f"it {WHY}")


def written(folder: Path, data: MemoryData) -> Path:
    for name, content in Written(FORMAT, data).files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


def test_every_split_is_a_folder_of_tables(tmp_path: Path) -> None:
    written(tmp_path, SPLIT)
    for split in SPLIT.splits:
        for table in TABLES:
            found = pq.read_table(tmp_path / split / f"{table.name}.parquet")
            assert found.column_names == list(table.all_columns)
            assert set(found.column("split").to_pylist()) <= {split}
    (bare,) = pq.read_table(tmp_path / "test" / "documents.parquet").to_pylist()
    assert (bare["id"], bare["complete"], bare["meta"]) == ("quake-1", True, "{}")


def test_nothing_is_lost(tmp_path: Path) -> None:
    data = written(tmp_path, TWO_LAYERS) / "data"
    documents = pq.read_table(data / "documents.parquet").to_pylist()
    assert all(TEXTS[each["id"]] == each["text"] for each in documents)
    texts = {each["id"]: each["text"] for each in documents}
    spans = pq.read_table(data / "spans.parquet").to_pylist()
    assert {each["id"] for each in spans} == SPANS.keys()
    for each in spans:
        span = SPANS[each["id"]]
        assert (each["label"], each["note"], each["rev"]) == (span.label, span.note, span.rev)
        assert texts[each["document"]][each["start"] : each["end"]] == each["quote"] == span.quote
    links = pq.read_table(data / "links.parquet").to_pylist()
    assert {(x["a"], x["b"], x["relation"], x["more"]) for x in links} == {
        (x.a, x.b, x.relation.value, x.more) for x in LINKS
    }
    assert pq.read_table(data / "absences.parquet").num_rows == len(ABSENCES)
    near = pq.read_table(data / "dismissals.parquet").column("near_quote").to_pylist()
    assert near == [None if each.near is None else each.near.quote for each in DISMISSALS]


def test_rows_are_written_in_groups() -> None:
    table = TABLES[1]
    output = FolderOutput()
    writes: Output = output
    file = table_file.TableFile(table, writes.file("spans.parquet"))
    (bundle, *_) = TWO_LAYERS.bundles()
    (row, *_) = table.rows(bundle, TWO_LAYERS.text)
    for _ in range(table.at_once + 1):
        file.add({"split": "", "layer": "ada", **row})
    file.finish()
    found = pq.ParquetFile(output.file("spans.parquet"))
    assert [found.metadata.row_group(at).num_rows for at in range(found.num_row_groups)] == [
        table.at_once,
        1,
    ]


def test_datasets_loads_a_table(tmp_path: Path) -> None:
    folder = written(tmp_path, SPLIT)
    files = {split: str(folder / split / "spans.parquet") for split in ("train", "validation")}
    loaded = datasets.load_dataset("parquet", data_files=files, cache_dir=str(tmp_path / "cache"))
    assert loaded["train"].num_rows == 13
    assert loaded["train"].column_names[:4] == ["split", "layer", "id", "rev"]
