"""Print how fast suggesting is among ten thousand articles: `make bench-corpus`.

The time of comparing all of them is that of the machine with so many processes; the other times
are of one.
"""

import argparse
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.session.suggesting.precompute import processors
from tests.bench.corpus import measuring
from tests.bench.corpus.articles import Corpus
from tests.bench.corpus.bars import HEADINGS, Bar, seconds
from tests.bench.measuring import percentile
from tests.bench.report import line

ARTICLES = 10_000

INDEX = 2.0
NEAREST = 0.020
QUERY = 0.050
ALL = 600.0
"""For `ARTICLES`, in seconds as the others."""
INTERRUPTED = 1.1
OPENING = 1.1
"""Times as long as without; the same, as far as a start can be measured."""

NEAREST_SAMPLE, QUERY_SAMPLE, STARTS = 500, 20, 5


def bars(path: Path, articles: int, workers: int, parts: Iterable[str]) -> Iterator[Bar]:
    """Measure one after the other."""
    if "index" in parts:
        taken = measuring.index_time(path)
        yield Bar("index of all texts", taken, INDEX)
    if "open" in parts:
        yield opening(path)
    if "nearest" in parts:
        yield spread("nearest articles", measuring.nearest_times(path, NEAREST_SAMPLE), NEAREST)
    if "query" in parts:
        comparing, queries = measuring.query_times(path, QUERY_SAMPLE)
        tell(
            f"comparing 11 articles before the first query: {seconds(statistics.median(comparing))}"
        )
        yield spread("query, 10 articles in scope", queries, QUERY)
    if "all" in parts:
        yield from comparing_all(path, articles, workers)


def opening(path: Path) -> Bar:
    """Whether the first paint waits for the index."""
    bare = measuring.without_index(path)
    with_index = statistics.median(measuring.first_paint_times(path, STARTS))
    without = measuring.first_paint_times(bare, STARTS)
    median = statistics.median(without)
    return Bar(
        "first paint, nothing indexed",
        median / with_index,
        OPENING,
        "to indexed",
        median,
        is_ratio=True,
    )


def comparing_all(path: Path, articles: int, workers: int) -> Iterator[Bar]:
    """The whole database, and again with a kill in between."""
    whole = measuring.precompute_time(path, workers)
    limit = ALL * articles / ARTICLES
    yield Bar(f"suggest --all, {workers} processes", whole, limit)
    measuring.forget(path)
    taken, done = measuring.interrupted_time(path, workers)
    name = f"suggest --all, killed after {done:,} articles and resumed"
    yield Bar(name, taken / whole, INTERRUPTED, f"{seconds(taken)},", is_ratio=True)


def spread(name: str, times: list[float], limit: float) -> Bar:
    """A line for times of which 95 in 100 are to be within the limit."""
    p95 = percentile(times, 95)
    return Bar(name, p95, limit, "p95", statistics.median(times), p95)


def tell(what: str) -> None:
    """Say on standard error."""
    print(what, file=sys.stderr, flush=True)


def show(cells: Iterable[str]) -> None:
    """Print a line at once: a run takes half an hour."""
    print(line(cells), flush=True)


PARTS = ("index", "open", "nearest", "query", "all")


def main() -> int:
    """Measure what the command line asks for; 1 where something is over its bar."""
    parser = argparse.ArgumentParser(prog="make bench-corpus", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"default {ARTICLES:,}")
    parser.add_argument("--one-story", action="store_true", help="not stories of ten articles")
    parser.add_argument("--workers", type=int, default=processors(), help="default one a processor")
    parser.add_argument("--only", choices=PARTS, action="append", help="may be given several times")
    asked = parser.parse_args()
    corpus = Corpus(asked.articles, asked.one_story)
    with tempfile.TemporaryDirectory() as folder:
        tell(f"making {asked.articles:,} articles")
        path = measuring.make(corpus, Path(folder))
        size = path.stat().st_size / 1e6
        machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        print(
            f"{machine}, {processors()} processors; {asked.articles:,} articles, {size:.0f} MB.\n"
        )
        show(HEADINGS)
        show("---" for _ in HEADINGS)
        over = 0
        for bar in bars(path, asked.articles, asked.workers, asked.only or PARTS):
            show(bar.cells())
            over += bar.is_over
        return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
