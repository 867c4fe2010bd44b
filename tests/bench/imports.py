"""How long the import of a large corpus takes that was annotated with another program."""

import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpora import spans_of
from tests.bench.corpus.articles import Corpus
from tests.bench.exports import run
from tests.bench.report import line

ARTICLES = 100
MENTIONS = 700
"""Of each article."""
CLUSTERS = 50
"""To which the mentions of a story belong by turns."""

LIMIT = 60.0
"""Seconds."""

HEADINGS = ("import", "articles", "time", "fail above", "memory", "")
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Import:
    """One format, measured."""

    format: str
    seconds: float
    """The median of the runs."""
    memory: int
    """Bytes resident at most."""

    def cells(self) -> tuple[str, ...]:
        """The line's cells, in the order of the headings."""
        return (
            self.format,
            f"{ARTICLES:,} with {ARTICLES * MENTIONS:,} mentions",
            f"{self.seconds:.1f} s",
            f"{LIMIT:g} s",
            f"{self.memory / _MEBIBYTE:.0f} MB",
            "**over**" if self.seconds > LIMIT else "",
        )


def heading() -> str:
    """The first two lines of the table."""
    return f"{line(HEADINGS)}\n{line('---' for _ in HEADINGS)}"


def write_standoff(folder: Path) -> None:
    """Write a folder of brat's, whose mentions belong to clusters over the articles of a story."""
    folder.mkdir()
    for document in Corpus(ARTICLES).records():
        # A mention over a line end is in parts, which are not what is measured.
        name, text = document["id"], document["text"].replace("\n", " ")
        (folder / f"{name}.txt").write_text(text, newline="")
        with (folder / f"{name}.ann").open("w", newline="") as file:
            for number, span in enumerate(spans_of(name, text, MENTIONS), start=1):
                start, end = span["start"], span["end"]
                file.write(f"T{number}\t{span['label']} {start} {end}\t{span['quote']}\n")
                cluster = f"{name.partition('.')[0]}-{number % CLUSTERS}"
                file.write(f"N{number}\tReference T{number} cluster:{cluster}\t{cluster}\n")


def measured(folder: Path, repeats: int) -> Iterator[Import]:
    """The import into a new database, from the start of the process to its end."""
    write_standoff(folder / "standoff")
    seconds, memory = [], 0
    for number in range(repeats):
        words = ["import", str(folder / "standoff"), "--db", str(folder / f"{number}.db")]
        taken, most = run([sys.executable, "-m", "annotator", *words, "--as", "bench"])
        seconds.append(taken)
        memory = max(memory, most)
    yield Import("brat", statistics.median(seconds), memory)
