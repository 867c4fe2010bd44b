"""Stored text, names of files and words of a call never reach a terminal raw from any command."""

import re
from pathlib import Path

import pytest

from annotator.cli.program import SUMMARIES
from tests.pty import hostile_calls
from tests.pty.calls import CRASHED, Ended, called
from tests.pty.hostile_story import NAME
from tests.pty.payload import assert_plain

BAR = re.compile(rb"\x1b\[\?25[hl]|\x1b\[K|\r(?=\w+  \[)|\r(?=\x1b\[\?25l)")
"""What a bar is drawn with."""

STATUSES = {0, 1, 2}


def plain(ended: Ended) -> None:
    """What it wrote has nothing that a terminal acts on, and no traceback."""
    try:
        assert ended.status != CRASHED, ended.output.decode()
        assert b"Traceback" not in ended.output, ended.output.decode()
        assert_plain(BAR.sub(b"", ended.output))
    except AssertionError as error:
        raise AssertionError(f"{ended.words}: {error}") from error


@pytest.fixture
def folder(hostile: Path, tmp_path: Path) -> Path:
    """A folder with the hostile database and files."""
    hostile_calls.fill(tmp_path, hostile)
    return tmp_path


def test_every_command_is_called() -> None:
    """Each in every form in which it says something."""
    commands = {each.words: each.command for each in hostile_calls.every_command()}
    assert {words[0] for words in commands} == {*SUMMARIES}
    assert {words[0] for words in hostile_calls.DONE}.isdisjoint(hostile_calls.ON_SCREENS)
    covered = hostile_calls.DONE.keys() | {(each,) for each in hostile_calls.ON_SCREENS}
    assert covered == commands.keys()
    for words, calls in hostile_calls.DONE.items():
        has_json = any("--json" in parameter.opts for parameter in commands[words].params)
        assert has_json is any("--json" in call for call in calls), words


def test_what_is_done_shows_marks(folder: Path) -> None:
    """On a terminal, for people and for programs."""
    for ended in called(folder, hostile_calls.done(), name=NAME):
        plain(ended)
        assert ended.status == 0, (ended.words, ended.output.decode())
        assert ended.output


def test_what_is_refused_is_named_with_marks(folder: Path) -> None:
    """In one line, whichever word it is about."""
    for ended in called(folder, [*hostile_calls.refused()], name="bo"):
        plain(ended)
        assert ended.status in STATUSES
        if ended.status == 2:
            assert ended.output.count(b"\n") == 1, ended.words
