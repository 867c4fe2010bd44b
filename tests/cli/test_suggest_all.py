"""`annotator suggest --all`: kept as it goes, taken up where it ended, and read by the queue."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.candidate import Candidates
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.bench.corpus.articles import Corpus
from tests.cli.conftest import SEEDS, Run
from tests.session.stores import lines

PATIENCE = 120.0
"""Seconds that a busy machine may take for what takes two."""

POLL = 0.02
"""Seconds between two looks."""

ARTICLES = 80
"""In four stories, each of them one task."""
LENGTH = 500
"""Code points of an article: three sentences are compared in no time."""


@pytest.fixture
def corpus(run: Run, here: Path) -> Path:
    """A database with forty articles."""
    (here / "corpus.jsonl").write_text(lines(*Corpus(ARTICLES, length=LENGTH).records()))
    assert run("import", "corpus.jsonl", "--db", "corpus.db").status == 0
    return here / "corpus.db"


def started(database: Path) -> "subprocess.Popen[bytes]":
    """The command at work with two processes."""
    words = ("-m", "annotator", "--db", str(database), "suggest", "--all", "--workers", "2")
    environment = {**os.environ, "PYTHONPATH": str(SEEDS.parent)}
    return subprocess.Popen([sys.executable, *words], env=environment, stderr=subprocess.PIPE)


def kept(database: Path) -> dict[str, Candidates]:
    """What is kept so far."""
    with Store.open(database) as store:
        return {each.document: each for each in store.scores()}


def first_kept(database: Path, process: "subprocess.Popen[bytes]") -> int:
    """How many articles are done when the first are."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with closing(sqlite3.connect(database)) as connection:
            (done,) = connection.execute("SELECT count(*) FROM scored").fetchone()
        if done:
            return int(done)
        time.sleep(POLL)
    raise AssertionError(f"nothing was kept; the status is {process.poll()}")


def children(process: "subprocess.Popen[bytes]") -> Iterator[Path]:
    """What the system knows of the processes that it started, where it tells."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if listed.exists():
        yield from (Path("/proc") / each for each in listed.read_text().split())


def interrupted(database: Path, end: signal.Signals) -> str:
    """Send the command a signal when it has kept something; what it said."""
    with started(database) as process:
        first_kept(database, process)
        others = list(children(process))
        process.send_signal(end)
        process.wait(PATIENCE)
        said = b"" if process.stderr is None else process.stderr.read()
    waited = time.monotonic() + PATIENCE
    while any(each.exists() for each in others):
        assert time.monotonic() < waited, "a process that compares goes on alone"
    return said.decode().strip()


def test_what_is_killed_is_taken_up_where_it_ended(run: Run, corpus: Path) -> None:
    assert interrupted(corpus, signal.SIGKILL) == ""
    done = len(kept(corpus))
    assert 0 < done < ARTICLES
    ran = run("suggest", "--all", "--db", "corpus.db", "--workers", "1")
    assert ran.status == 0
    assert ran.err.startswith(f"{ARTICLES} articles, {ARTICLES - done} of them compared anew\n")
    resumed = kept(corpus)
    assert len(resumed) == ARTICLES
    ran = run("suggest", "--all", "--anew", "--db", "corpus.db", "--workers", "1")
    assert ran.err.startswith(f"{ARTICLES} articles, {ARTICLES} of them compared anew\n")
    assert kept(corpus) == resumed
    assert f"{ARTICLES} articles, 0 of" in run("suggest", "--all", "--db", "corpus.db").err


def test_what_the_person_interrupts_is_kept_so_far(corpus: Path) -> None:
    assert interrupted(corpus, signal.SIGINT) == "annotator: Interrupted."
    assert 0 < len(kept(corpus)) < ARTICLES


def queue(run: Run, story: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("suggest", "--story", story, "--json").out)
    return found


def test_the_queue_is_the_same_worked_out_ahead_or_now(run: Run, here: Path) -> None:
    (here / "corpus.jsonl").write_text(lines(*Corpus(20, length=LENGTH).records()))
    run("import", "corpus.jsonl")
    now = queue(run, "event 00001")
    assert len(now) > 5
    assert run("suggest", "--all").status == 0
    assert queue(run, "event 00001") == now


def test_only_what_is_of_today_is_read(run: Run, here: Path) -> None:
    """What is kept is doctored, to tell it from what is worked out."""
    run("import", str(SEEDS))
    now = queue(run, "seeds")
    run("suggest", "--all")
    database = here / "annotations.db"
    found = kept(database)
    with Store.open(database) as store:
        store.keep_scores(
            Candidates(
                each.document,
                each.fingerprint,
                tuple(pair._replace(score=0.125) for pair in each.pairs),
            )
            for each in found.values()
        )
    assert {each["score"] for each in queue(run, "seeds")} == {0.125}
    (here / "other.txt").write_text("A strike of the bakers began on 5 May.")
    run("import", "other.txt", "--story", "bakers")
    assert {each["score"] for each in queue(run, "seeds")} == {0.125}
    run("import", "other.txt", "--story", "seeds")
    run("documents", "edit", "other.txt", "--story", "seeds")
    assert queue(run, "seeds") != now
    assert 0.125 not in {each["score"] for each in queue(run, "seeds")}
    run("documents", "edit", "other.txt", "--story", "bakers")
    assert {each["score"] for each in queue(run, "seeds")} == {0.125}


def test_after_an_import_only_what_it_changes_is_compared(run: Run, here: Path) -> None:
    run("import", str(SEEDS))
    run("suggest", "--all")
    (here / "other.txt").write_text("Zwölf Boxkämpfer jagen Viktor.")
    run("import", "other.txt", "--story", "boxers")
    assert run("suggest", "--all").err.startswith("6 articles, 1 of them compared anew\n")
    found = kept(here / "annotations.db").values()
    assert len({each.fingerprint.rpartition(".")[2] for each in found}) == 1


def test_an_empty_database_is_done_at_once(run: Run, here: Path) -> None:
    (here / "a.txt").write_text("One.")
    run("import", "a.txt", "--story", "a")
    assert run("suggest", "--all").err == "1 article, 1 of them compared anew\n0 new pairs\n"
    with Store.open(here / "empty.db", create=True):
        pass
    ran = run("suggest", "--all", "--db", "empty.db")
    assert (ran.status, ran.err) == (0, "0 articles, 0 of them compared anew\n0 new pairs\n")


def test_what_cannot_be_compared_is_told_and_the_rest_is_done(run: Run, here: Path) -> None:
    (here / "corpus.jsonl").write_text(lines(*Corpus(20, length=LENGTH).records()))
    run("import", "corpus.jsonl")
    with closing(sqlite3.connect(here / "annotations.db")) as connection, connection:
        connection.execute("DROP TRIGGER texts_kept_delete")
        connection.execute(
            "DELETE FROM texts WHERE sha256 = (SELECT text_sha256 FROM documents LIMIT 1)"
        )
    ran = run("suggest", "--all")
    told = ran.err.splitlines()
    assert (ran.status, told[0]) == (1, "20 articles, 10 of them compared anew")
    assert told[2].startswith(
        "Not compared: 00000.0, 00000.1, 00000.2, … annotations.db is damaged"
    )
    assert len(told) == 3
    assert set(kept(here / "annotations.db")) == {f"00001.{number}" for number in range(10)}
