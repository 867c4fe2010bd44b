"""Write everything as JSONL."""

import sys
from pathlib import Path

import click

from annotator.cli.output import narrate
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.formats.registry import WRITABLE
from annotator.session.exporting import ExportOptions, export, export_to_file


@click.command("export")
@click.option(
    "--format", "format_", type=click.Choice(WRITABLE), default="native", show_default=True
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, all or nothing; default standard output.",
)
@click.option("--history", is_flag=True, help="With every step and the deleted rows.")
@click.option(
    "--no-timestamp", is_flag=True, help="The same database gives the same bytes, whenever."
)
@common_options
@pass_settings
def command(
    settings: Settings, format_: str, output: Path | None, history: bool, no_timestamp: bool
) -> None:
    """Write everything as JSONL.

    Offsets count Unicode code points of each document's text, the end is exclusive. What was
    written is read again before it is handed over.
    """
    options = ExportOptions(format=format_, history=history, timestamp=not no_timestamp)
    with settings.read() as store:
        if output is None:
            export(store, sys.stdout.buffer, options)
        else:
            export_to_file(store, output, options)
            narrate(f"written: {output}")
