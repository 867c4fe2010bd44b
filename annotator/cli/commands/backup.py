"""Make a copy of the database, verified."""

import sys
from pathlib import Path

import click

from annotator.cli.hints import restoring
from annotator.cli.output import narrate
from annotator.cli.settings import Settings, common_options, pass_settings
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
    # One beside the database needs no folder.
    restore = restoring(settings, made.name if output is None else str(output))
    narrate(f"backed up and verified; `{restore}` goes back to it")
    # A program gets the name as it is, a terminal nothing that could command it.
    click.echo(visible_line(str(made)) if sys.stdout.isatty() else made)
