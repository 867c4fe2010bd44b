"""Make a copy of the database, verified."""

import os
import shlex
import sys
from pathlib import Path

import click

from annotator.cli.output import narrate
from annotator.cli.settings import DATABASE, Settings, common_options, pass_settings
from annotator.session.backing_up import back_up_now
from annotator.text.visible import visible_line


@click.command("backup")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A new file elsewhere, which nothing removes; default: beside the database.",
)
@common_options
@pass_settings
def command(settings: Settings, output: Path | None) -> None:
    """Make a copy of the database, verified.

    It is whole whoever is at work, unlike a copy of the file, and its name is printed. Without -o
    it is among the backups that are made by themselves: before a change of the schema, a merge or
    a repair, and when the database is opened for the first time of a day. Of these the 5 newest
    and one a week for 8 weeks are kept.
    """
    made = back_up_now(settings.database, output)
    restore = ["annotator", *_named(settings), "restore", *_operand(output, made)]
    narrate(f"backed up and verified; `{shlex.join(restore)}` goes back to it")
    # A program gets the name as it is, a terminal nothing that could command it.
    click.echo(visible_line(str(made)) if sys.stdout.isatty() else made)


def _named(settings: Settings) -> list[str]:
    """What names the database in a command that is typed in the same place."""
    default = os.environ.get("ANNOTATOR_DB") or DATABASE
    return [] if settings.database == Path(default) else [f"--db={settings.database}"]


def _operand(output: Path | None, made: Path) -> list[str]:
    """What names the backup there: one beside the database needs no folder."""
    word = made.name if output is None else str(output)
    return ["--", word] if word.startswith("-") else [word]
