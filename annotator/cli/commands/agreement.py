"""How far annotators agree."""

import click

from annotator.cli.agreement import agreement_fields, print_agreement, print_agreements
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.formats.json_line import dump_line
from annotator.session.agreement import agreements_of
from annotator.session.naming import find_story


@click.command("agreement")
@click.argument("names", metavar="A B [C ...]", nargs=-1, required=True)
@click.option("--story", metavar="NAME", help="In one story only; default: all that both marked.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for programs.")
@common_options
@pass_settings
def command(settings: Settings, names: tuple[str, ...], story: str | None, as_json: bool) -> None:
    """Tell how far annotators agree on spans and links.

    Of more than two: each pair and the means. What is undefined is n/a, in JSON null.
    """
    if len(names) < 2:
        raise click.UsageError("Name two annotators or more.")
    with settings.read() as store:
        where = find_story(store.documents(), story) if story is not None else None
        found = agreements_of(store, names, where)
    if as_json:
        click.echo(dump_line(agreement_fields(found)))
    elif len(found) == 1:
        print_agreement(found[0])
    else:
        print_agreements(found)
