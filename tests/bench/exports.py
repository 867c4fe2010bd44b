"""How long an export takes beside a plain script that writes the same rows, and what it holds."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from annotator.formats.json_line import dump_line
from tests.bench.corpora import spans_of
from tests.bench.corpus.articles import Corpus
from tests.bench.report import line

ARTICLES = 10_000
SPANS = 20
"""Of each article."""

FORMATS = ("native", "spans-jsonl")
LIMIT = 3.0
"""Times the plain script's time."""
MEMORY_LIMIT = 1.25
"""Times the memory of a tenth of the articles."""

HEADINGS = (
    "export",
    "articles",
    "time",
    "plain sqlite3 and json",
    "ratio",
    "fail above",
    "memory",
    "of a tenth",
    "fail above",
    "",
)
_MEBIBYTE = 1024 * 1024

BY = "bench"


@dataclass(frozen=True)
class Export:
    """One format, measured."""

    format: str
    articles: int
    seconds: float
    """The median of the runs, as the next."""
    plain: float
    memory: int
    """Bytes resident at most."""
    memory_of_tenth: int
    """The same with a tenth of the articles."""

    @property
    def ratio(self) -> float:
        """Times the plain script's time."""
        return self.seconds / self.plain

    @property
    def growth(self) -> float:
        """Times the memory of a tenth of the articles."""
        return self.memory / self.memory_of_tenth

    def cells(self) -> tuple[str, ...]:
        """The line's cells, in the order of the headings."""
        over = self.ratio > LIMIT or self.growth > MEMORY_LIMIT
        return (
            self.format,
            f"{self.articles:,} with {self.articles * SPANS:,} spans",
            f"{self.seconds:.1f} s",
            f"{self.plain:.1f} s",
            f"{self.ratio:.2f}",
            f"{LIMIT:g}",
            f"{self.memory / _MEBIBYTE:.0f} MB",
            f"{self.growth:.2f}",
            f"{MEMORY_LIMIT:g}",
            "**over**" if over else "",
        )


def heading() -> str:
    """The first two lines of the table."""
    return f"{line(HEADINGS)}\n{line('---' for _ in HEADINGS)}"


def records(articles: int) -> Iterator[dict[str, Any]]:
    """Annotated articles in stories of ten, the first spans of neighbours linked."""
    for document in Corpus(articles).records():
        yield document
        yield from spans_of(document["id"], document["text"], SPANS)
        if document["number"] % 2 == 0:
            event = document["id"].partition(".")[0]
            before = f"{event}.{document['number'] - 2}"
            for at in range(5):
                ends = {"a": f"{before}.{at}", "b": f"{document['id']}.{at}"}
                yield {"type": "link", "relation": "equivalent", **ends}


def database(folder: Path, articles: int) -> Path:
    """A new database with that many annotated articles, made by the product's own import.

    It runs in a process of its own: what this one has once held counts for all that it starts.
    """
    source, path = folder / f"{articles}.jsonl", folder / f"{articles}.db"
    with source.open("w") as file:
        file.writelines(f"{dump_line(record)}\n" for record in records(articles))
    words = ["import", str(source), "--db", str(path), "--as", BY]
    run([sys.executable, "-m", "annotator", *words])
    source.unlink()
    return path


def measured(folder: Path, articles: int, repeats: int) -> Iterator[Export]:
    """Each format in turn, its runs and those of the plain script one after the other."""
    tenth, whole = database(folder, articles // 10), database(folder, articles)
    out = folder / "out"
    for name in FORMATS:
        seconds, plain, memory = [], [], 0
        for _ in range(repeats):
            taken, most = run(product(name, whole, out))
            seconds.append(taken)
            memory = max(memory, most)
            plain.append(run(plain_script(name, whole, out))[0])
        _, of_tenth = run(product(name, tenth, out))
        medians = statistics.median(seconds), statistics.median(plain)
        yield Export(name, articles, *medians, memory, of_tenth)


def product(name: str, path: Path, out: Path) -> list[str]:
    """The command that exports with the program."""
    words = ["export", "--db", str(path), "--format", name, "-o", str(out)]
    return [sys.executable, "-m", "annotator", *words]


def plain_script(name: str, path: Path, out: Path) -> list[str]:
    """The command that writes the same rows without it."""
    return [sys.executable, "-m", "tests.bench.plain_export", name, str(path), str(out)]


def run(command: list[str]) -> tuple[float, int]:
    """The seconds that a process takes from its start to its end, and its bytes at most."""
    began = perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    taken = perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    # Linux counts kibibytes, macOS bytes.
    return taken, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
