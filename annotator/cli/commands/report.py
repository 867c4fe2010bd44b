"""Report on a batch."""

from pathlib import Path

import click

from annotator.cli.output import narrate
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.formats.json_line import dump_line
from annotator.session.new_file import new_file
from annotator.session.reporting.fields import report_fields
from annotator.session.reporting.gathered import Report, gather
from annotator.session.reporting.markdown import markdown
from annotator.session.reviewing.naming import find_batch
from annotator.storage.store import Store


@click.command("report")
@click.argument("batch")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for programs.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, all or nothing; default standard output.",
)
@common_options
@pass_settings
def command(settings: Settings, batch: str, as_json: bool, output: Path | None) -> None:
    """Report on a batch: rates, recall, findings.

    BATCH is its number or the beginning of its id; `annotator review --list` lists them. The
    report is Markdown, or JSON. Until a blind batch is signed it has no annotator's name in it.
    """
    with settings.read() as store:
        written = _written(_gathered(store, batch), as_json)
        if output is None:
            click.echo(written, nl=False)
        else:
            with new_file(store, output) as file:
                file.write(written.encode())
            narrate(f"written: {output}")


def _gathered(store: Store, word: str) -> Report:
    with store.snapshot():
        number, batch = find_batch(store.batches(), word)
        return gather(store, number, batch)


def _written(report: Report, as_json: bool) -> str:
    return f"{dump_line(report_fields(report))}\n" if as_json else markdown(report)
