"""Ctrl+Z stops the program as any other job of the shell; nothing is lost, no lock is held."""

import shlex
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.screen_kills import ROUND, ROUNDS, stored
from tests.pty.ledger import assert_sound
from tests.pty.program import Says, articles_are_painted, board
from tests.pty.terminal import Terminal

JOB = f"""
set -m
{shlex.quote(sys.executable)} -m annotator --as ana
echo "stopped with $?"
read -r
fg
echo "ended with $?"
"""
"""A shell that has the program as its job."""


@pytest.fixture
def job(seeded: Path) -> Iterator[Terminal]:
    """The board of a program that a shell has started."""
    words = ["bash", "--norc", "--noprofile", "-c", JOB]
    with Terminal(words, cwd=seeded) as terminal:
        terminal.wait_for(Says(0))
        terminal.wait_for(articles_are_painted)
        yield terminal


def test_a_stopped_program_holds_no_lock_and_goes_on(job: Terminal, database: Path) -> None:
    job.type(ROUND * ROUNDS)
    job.press("ctrl+z")
    job.wait_for("stopped with")
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
    kept = stored(database)
    job.press("enter")
    job.wait_for(Says(2 * ROUNDS, ROUNDS))
    assert kept.spans <= stored(database).spans == 2 * ROUNDS
    job.type("q")
    job.wait_for("ended with 0")
    assert_sound(database)


def test_a_job_that_is_ended_while_it_is_stopped_loses_nothing(
    job: Terminal, database: Path
) -> None:
    job.type("xs")
    job.wait_for(Says(1))
    job.press("ctrl+z")
    job.wait_for("stopped with")
    job.hang_up()
    job.wait()
    assert stored(database).spans == 1
    assert_sound(database)


def test_without_a_shell_the_program_stays(seeded: Path) -> None:
    """Nobody could wake it up."""
    with board(seeded) as terminal:
        terminal.press("ctrl+z")
        terminal.wait_for("There is no shell here")
        terminal.type("xs")
        terminal.wait_for(Says(1))
