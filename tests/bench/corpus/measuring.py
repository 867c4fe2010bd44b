"""The database of the corpus, and how long things take in it; times are seconds."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from annotator.domain.document import Annotator
from annotator.session.importing import import_paths
from annotator.session.suggesting.comparing import NEAREST
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from annotator.suggest.passage import Article, Passage
from annotator.suggest.query import Query
from annotator.suggest.ranking import suggest
from annotator.suggest.scope import Scope
from annotator.suggest.table import shipped
from annotator.text.sentences import sentences
from tests.bench.corpus.articles import SEED, Corpus
from tests.pty.terminal import Terminal

ANNOTATOR = Annotator("bench", "bench")

SIZE = (120, 40)
FIRST_WORDS = "Event 00000"
"""Of a title that the first screen shows."""

POLL = 0.2
"""Seconds between two looks at how far the command is."""


@contextmanager
def timing(times: list[float]) -> Iterator[None]:
    """Add how long what is inside takes."""
    begin = time.perf_counter()
    yield
    times.append(time.perf_counter() - begin)


def make(corpus: Corpus, folder: Path) -> Path:
    """A new database with the corpus, made by the product's own import."""
    source, path = folder / "corpus.jsonl", folder / "corpus.db"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in corpus.records())
    with Store.open(path, create=True) as store:
        report = import_paths(store, [source], ANNOTATOR)
    if report.refused:
        raise report.refused[0]
    source.unlink()
    return path


def index_time(path: Path) -> float:
    """To make the full-text index anew."""
    times: list[float] = []
    with Store.open(path) as store, timing(times):
        store.rebuild_index()
    return times[0]


def nearest_times(path: Path, number: int) -> list[float]:
    """To find the articles that are nearest to one, for so many of them."""
    times: list[float] = []
    with Store.open(path) as store:
        for document in _sample(store, number):
            with timing(times):
                store.nearest(document, NEAREST)
    return times


def query_times(path: Path, number: int) -> tuple[list[float], list[float]]:
    """To compare an article with its ten nearest, for so many, and for each query after that.

    The queries are all sentences of these articles.
    """
    comparing: list[float] = []
    queries: list[float] = []
    with Store.open(path) as store:
        shas = {each.id: each.text_sha256 for each in store.documents()}
        for document in _sample(store, number):
            ids = (document, *store.nearest(document, NEAREST))
            articles = [Article(each, store.text(shas[each])) for each in ids]
            with timing(comparing):
                scope = Scope(articles, table=shipped())
                while not scope.advance(1):
                    pass
            for start, end in sentences(articles[0].text, 0, len(articles[0].text)):
                query = Query((Passage(document, start, end),))
                with timing(queries):
                    suggest(scope, query)
    return comparing, queries


def first_paint_times(path: Path, number: int) -> list[float]:
    """From the start of the program to the first story on the screen, so many times."""
    times = []
    for _ in range(number):
        command = ("-m", "annotator", "--db", path, "--as", ANNOTATOR.name)
        with Terminal.python(*command, size=SIZE, cwd=path.parent) as terminal:
            terminal.wait_for(FIRST_WORDS, timeout=60)
            times.append(terminal.seconds_to(FIRST_WORDS))
    return times


def without_index(path: Path) -> Path:
    """A copy of the database none of whose texts are in the index."""
    copy = Path(shutil.copy(path, path.with_name("bare.db")))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DELETE FROM indexed_texts")
    return copy


def precompute_time(path: Path, workers: int) -> float:
    """Of the command that compares the whole database."""
    times: list[float] = []
    with timing(times):
        subprocess.run(_command(path, workers), check=True)
    return times[0]


def interrupted_time(path: Path, workers: int) -> tuple[float, int]:
    """Of the same command, killed when half is done and called again; and how much was done."""
    times: list[float] = []
    with timing(times):
        process = subprocess.Popen(_command(path, workers), start_new_session=True)
        done = _wait_for_half(path, process)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        subprocess.run(_command(path, workers), check=True)
    return times[0], done


def forget(path: Path) -> None:
    """Throw away what was worked out."""
    with Store.open(path) as store:
        store.forget_scores()


def _wait_for_half(path: Path, process: "subprocess.Popen[bytes]") -> int:
    with Store.open(path) as store:
        half = len(store.documents()) // 2
        while process.poll() is None:
            done = len(store.fingerprints())
            if done >= half:
                return done
            time.sleep(POLL)
    raise AssertionError("the command was over before it could be killed")


def _command(path: Path, workers: int) -> list[str]:
    words = ("--db", str(path), "suggest", "--all", "--workers", str(workers))
    return [sys.executable, "-m", "annotator", *words]


def _sample(store: Store, number: int) -> list[str]:
    """The ids of so many articles, of the same ones each time."""
    ids = [each.id for each in store.documents()]
    return Random(SEED).sample(ids, min(number, len(ids)))
