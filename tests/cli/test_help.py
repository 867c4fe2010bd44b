"""The help of the program: its commands by task."""

import re

import click

from annotator.cli.program import SUMMARIES, TASKS, program
from tests.cli.conftest import Run


def test_every_command_is_listed_once_under_its_task(run: Run) -> None:
    listed = run("--help").out.partition("Options:")[2]
    sections = dict(re.findall(r"^(\S.*):\n((?:  .*\n)+)", listed, re.MULTILINE))
    assert [*sections] == [*TASKS]
    found = {task: re.findall(r"^  (\w+) ", rows, re.MULTILINE) for task, rows in sections.items()}
    assert found == {task: [*summaries] for task, summaries in TASKS.items()}
    assert len(SUMMARIES) == sum(map(len, TASKS.values()))


def test_what_is_said_of_commands_stands_in_one_column(run: Run) -> None:
    lines = run("--help").out.splitlines()
    columns = {
        line.index(said[:20])
        for said in SUMMARIES.values()
        for line in lines
        if said[:20] in line and line.startswith("  ")
    }
    assert len(columns) == 1


def test_every_command_and_verb_says_what_it_does_in_a_sentence() -> None:
    with click.Context(program, info_name="annotator") as ctx:
        for name in program.list_commands(ctx):
            command = program.get_command(ctx, name)
            assert command is not None
            verbs = command.commands.values() if isinstance(command, click.Group) else ()
            for each in (command, *verbs):
                assert (each.help or "").split("\n")[0].endswith("."), each.name
