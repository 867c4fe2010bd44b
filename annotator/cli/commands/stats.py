"""Figures of what is annotated."""

import click

from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.cli.statistics import print_statistics, statistics_fields
from annotator.formats.json_line import dump_ordered
from annotator.session.naming import find_story
from annotator.session.statistics.gathering import statistics


@click.command("stats")
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--annotator", metavar="NAME", help="Of this annotator; default: your own.")
@click.option("--everybody", is_flag=True, help="Of all annotators.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for programs.")
@common_options
@pass_settings
def command(
    settings: Settings, story: str | None, annotator: str | None, everybody: bool, as_json: bool
) -> None:
    """Tell how much is annotated: spans, links, coverage, lengths, time.

    Lengths are in tokens, coverage is in code points. The sizes of a suggester are those of
    n-grams that would find 95 of 100 spans.
    """
    with settings.read() as store:
        owner = settings.layer(store, annotator, everybody)
        where = find_story(store.documents(), story) if story is not None else None
        found = statistics(store, owner, where)
    if as_json:
        click.echo(dump_ordered(statistics_fields(found)))
    else:
        print_statistics(found)
