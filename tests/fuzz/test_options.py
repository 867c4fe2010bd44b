from pathlib import Path

import click
import pytest

from tests.fuzz import options
from tests.fuzz.options import Ran, calling, check_said
from tests.fuzz.words import COMMANDS

COUNT = 200


def test_a_command_line_is_done_or_refused_in_a_line() -> None:
    outcome = options.run(COUNT, 1)
    assert outcome.failures == []
    assert outcome.notes.keys() == {"exit 0", "exit 1", "exit 2"}


def test_every_command_and_verb_is_called() -> None:
    called = {each.words for each in COMMANDS}
    assert {("import",), ("export",), ("documents", "edit"), ("labels", "retire")} <= called
    assert all(isinstance(each.command, click.Command) for each in COMMANDS)


@pytest.mark.parametrize(
    ("status", "err"),
    [
        (3, b""),
        (1, b""),
        (1, b"one\nannotator: two\n"),
        (2, b"annotator: one\nannotator: two\n"),
        (0, b"annotator: refused\n"),
        (0, b"\x1b]0;x\x07\n"),
    ],
)
def test_what_is_not_said_as_it_should_be_is_found(status: int, err: bytes) -> None:
    with pytest.raises(AssertionError):
        check_said(("spans",), Ran(status, b"", err))


def test_what_is_left_behind_is_found() -> None:
    with calling() as called:
        (Path.cwd() / "left").write_text("x")
        with pytest.raises(AssertionError, match="left was left behind"):
            called.call(("spans", "--no"))
        assert called.call(("spans", "--no")) == 2
