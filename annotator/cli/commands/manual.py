"""Print the manual page."""

import sys

import click

from annotator import __version__
from annotator.cli.manual import manual_page
from annotator.cli.output import narrate
from annotator.cli.program import program


@click.command("manual")
def command() -> None:
    """Print the manual page.

    It is the source that `man` reads: `annotator manual | man -l -` shows it, and where man looks
    for pages, such as ~/.local/share/man/man1/annotator.1, `man annotator` finds it.
    """
    click.echo(manual_page(program, __version__), nl=False)
    if sys.stdout.isatty():
        narrate("`annotator manual | man -l -` shows this as a page.")
