"""The manual page: all of the commands, in roff that `man` takes as it is meant."""

import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest
from hypothesis import given

import annotator
from annotator.cli import roff
from annotator.cli.manual import ENVIRONMENT
from annotator.cli.program import SUMMARIES, TASKS, program
from annotator.text.visible import visible_line
from annotator.tui.commands import COMMANDS
from tests.cli.conftest import Run
from tests.strategies import nasty_text

LONGEST = 10_000
"""Characters of a row, so that none is broken."""

needs_groff = pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")


def formatted(page: str) -> str:
    """What groff makes of a page, without bold; any warning fails."""
    command = ["groff", "-man", "-Tutf8", "-ww", f"-rLL={LONGEST}n", "-P-c", "-P-b", "-P-u"]
    done = subprocess.run(command, input=page, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


@needs_groff
def test_the_page_has_every_command_option_and_key(run: Run) -> None:
    ran = run("manual")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.isascii()
    shown = formatted(ran.out)
    words = set(re.split(r"[\s,]+", shown))
    assert all(f"\n{task.upper()}\n" in shown for task in TASKS)
    with click.Context(program, info_name="annotator") as ctx:
        for name in SUMMARIES:
            command = program.get_command(ctx, name)
            assert command is not None
            verbs = command.commands.items() if isinstance(command, click.Group) else ()
            for called, each in [(name, command)] + [(f"{name} {verb}", of) for verb, of in verbs]:
                assert f"   annotator {called} " in shown
                assert {
                    option
                    for parameter in each.params
                    if isinstance(parameter, click.Option) and not parameter.hidden
                    for option in parameter.opts
                } <= words, called
    assert all(each.title in shown for each in COMMANDS if each.keys)


def test_the_page_names_what_the_environment_may_say() -> None:
    package = Path(annotator.__file__).parent
    sources = "".join(each.read_text("utf-8") for each in package.rglob("*.py"))
    named = set(re.findall(r"\bANNOTATOR_[A-Z_]+\b", sources))
    assert "ANNOTATOR_DB" in named
    assert named == {each for each in ENVIRONMENT if each.startswith("ANNOTATOR")}


@needs_groff
def test_man_breaks_no_rule_at_80_columns(run: Run) -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-rLL=78n", "-z"]
    done = subprocess.run(command, input=run("manual").out, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@needs_groff
def test_what_is_written_is_what_is_read() -> None:
    words = r""".TH 'a' \fB "b" `c` --d ^~ \\ \(bu “over” … → .de x"""
    page = "\n".join([".TH A 1", *roff.paragraphs([words, "'" + words]), *roff.term(words, words)])
    assert formatted(page).count(words) == 4


@given(nasty_text())
def test_no_text_is_a_request_or_an_escape(words: str) -> None:
    line = roff.text(visible_line(words))
    assert line.isascii()
    assert "\n" not in line
    assert not line.startswith((".", "'"))
    assert not re.sub(r"\\(e|-|&|\([a-z]{2}|\[u[0-9A-F]{4,6}\])", "", line).count("\\")


def test_a_terminal_is_told_how_to_read_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "annotator manual | man -l -" in run("manual").err
