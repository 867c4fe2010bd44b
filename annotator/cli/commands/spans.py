"""List the spans."""

import click

from annotator.cli.output import Column, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError
from annotator.session.listing import SpanRow, span_rows
from annotator.session.naming import find_story

COLUMNS = (
    Column("story"),
    Column("no", right=True),
    Column("article"),
    Column("start", right=True),
    Column("end", right=True),
    Column("label"),
    Column("annotator"),
    Column("quote", gives_way=True),
    Column("note"),
)


@click.command("spans")
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--label", metavar="LABEL", help="With one label only.")
@click.option("--annotator", metavar="NAME", help="Of this annotator; default: your own.")
@click.option("--everybody", is_flag=True, help="Of all annotators.")
@click.option("--earlier", is_flag=True, help="Made under an earlier definition of their label.")
@click.option("--flagged", is_flag=True, help="With a note that begins with “?”.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def command(
    settings: Settings,
    story: str | None,
    label: str | None,
    annotator: str | None,
    everybody: bool,
    earlier: bool,
    flagged: bool,
    as_json: bool,
) -> None:
    """List the spans.

    Offsets count code points of the article's text, the end is exclusive.
    """
    with settings.read() as store:
        owner = settings.layer(store, annotator, everybody)
        where = find_story(store.documents(), story) if story is not None else None
        known = store.labels().named(label) if label is not None else None
        if label is not None and known is None:
            names = ", ".join(each.id for each in store.labels())
            raise AnnotatorError(f"There is no label “{label}”.", f"There are: {names}.")
        rows = span_rows(
            store, annotator=owner, story=where, label=None if known is None else known.id
        )
    rows = [row for row in rows if row.earlier_definition or not earlier]
    rows = [row for row in rows if row.flagged or not flagged]
    if as_json:
        print_json(rows)
    else:
        print_table(COLUMNS, map(_row, rows), "There are no spans.")


def _row(row: SpanRow) -> tuple[object, ...]:
    where = row.story, row.number, row.name, row.start, row.end
    return *where, row.label or "–", row.annotator, row.quote, row.note
