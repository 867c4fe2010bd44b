"""Find a text in the articles."""

import click

from annotator.cli.output import Column, print_json, print_table
from annotator.cli.plain import hit_line, print_lines
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.session.naming import find_document, find_story
from annotator.session.search import Hit, search

COLUMNS = (
    Column("story"),
    Column("no", right=True),
    Column("article"),
    Column("line", right=True),
    Column("offset", right=True),
    Column("passage", gives_way=True),
)


@click.command("search")
@click.argument("text")
@click.option("--story", metavar="NAME", help="In one story only.")
@click.option("--document", metavar="NAME", help="In one article only.")
@click.option("--plain", is_flag=True, help="A sentence a line, as for a screen reader.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def command(
    settings: Settings,
    text: str,
    story: str | None,
    document: str | None,
    plain: bool,
    as_json: bool,
) -> None:
    """Find a text in the articles.

    Case, kinds of white space, quotation marks and dashes do not matter.
    """
    if not text.strip():
        raise click.BadParameter("There is nothing to look for.", param_hint="TEXT")
    with settings.read() as store:
        documents = None
        if story is not None:
            documents = store.documents(find_story(store.documents(), story))
        if document is not None:
            documents = [find_document(documents or store.documents(), document)]
        hits = search(store, text, documents)
        if as_json:
            print_json(hits)
        elif plain:
            print_lines(map(hit_line, hits), f"Nothing says “{text}”.")
        else:
            print_table(COLUMNS, map(_row, hits), f"Nothing says “{text}”.")


def _row(hit: Hit) -> tuple[object, ...]:
    passage = f"{hit.before}[{hit.quote}]{hit.after}"
    return hit.story, hit.number, hit.name, hit.line, hit.start, passage.strip()
