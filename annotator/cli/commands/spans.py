"""List the spans, add or delete one."""

import click

from annotator.cli.output import Column, narrate, print_json, print_table
from annotator.cli.plain import print_lines, span_line
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import Refused
from annotator.session.asking import NeedsAnswer
from annotator.session.listing import SpanRow, span_rows
from annotator.session.naming import find_document, find_story
from annotator.session.single_acts import add_span, delete_span
from annotator.session.span_naming import named_label

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
EMPTY = "There are no spans."


@click.group("spans", invoke_without_command=True)
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--document", metavar="NAME", help="Of one article only.")
@click.option("--label", metavar="LABEL", help="With one label only.")
@click.option("--annotator", metavar="NAME", help="Of this annotator; default: your own.")
@click.option("--everybody", is_flag=True, help="Of all annotators.")
@click.option("--earlier", is_flag=True, help="Made under an earlier definition of their label.")
@click.option("--flagged", is_flag=True, help="With a note that begins with “?”.")
@click.option("--plain", is_flag=True, help="A sentence a line, as for a screen reader.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@click.pass_context
def command(
    ctx: click.Context,
    story: str | None,
    document: str | None,
    label: str | None,
    annotator: str | None,
    everybody: bool,
    earlier: bool,
    flagged: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """List the spans; add or delete one without the screens.

    Offsets count code points of the article's text, the end is exclusive.
    """
    if ctx.invoked_subcommand is not None:
        return
    settings = ctx.ensure_object(Settings)
    with settings.read() as store:
        owner = settings.layer(store, annotator, everybody)
        where = find_story(store.documents(), story) if story is not None else None
        within = None if document is None else find_document(store.documents(where), document).id
        known = None if label is None else named_label(store, label)
        rows = span_rows(store, annotator=owner, story=where, label=known)
    rows = [row for row in rows if within in (None, row.document)]
    rows = [row for row in rows if row.earlier_definition or not earlier]
    rows = [row for row in rows if row.flagged or not flagged]
    if as_json:
        print_json(rows)
    elif plain:
        print_lines(map(span_line, rows), EMPTY)
    else:
        print_table(COLUMNS, map(_row, rows), EMPTY)


@command.command("add")
@click.argument("document")
@click.argument("quote")
@click.option("--label", metavar="LABEL", help="Default: none, a plain highlight.")
@click.option("--occurrence", metavar="N", type=int, help="Which of the places that say it.")
@common_options
@pass_settings
def add(
    settings: Settings, document: str, quote: str, label: str | None, occurrence: int | None
) -> None:
    """Tag the place where an article says something.

    DOCUMENT is a number in the story, a file name, a title, or the beginning of an id. Case, kinds
    of white space, quotation marks and dashes of QUOTE do not matter.
    """
    with settings.open() as store:
        article = find_document(store.documents(), document)
        known = None if label is None else named_label(store, label)
        narrate(add_span(store, settings.who(store), article, quote, known, occurrence))


@command.command("delete")
@click.argument("span")
@click.option(
    "--keep/--drop", default=None, help="Of a linked one: whether the others stay linked."
)
@common_options
@pass_settings
def delete(settings: Settings, span: str, keep: bool | None) -> None:
    """Delete a span of yours.

    SPAN is its id, the beginning of it, or an article and words of the span: “3:over 10,000”.
    """
    with settings.open() as store:
        try:
            narrate(delete_span(store, settings.who(store), span, keep=keep))
        except NeedsAnswer as asked:
            raise Refused(str(asked), "Say --keep or --drop.") from None


def _row(row: SpanRow) -> tuple[object, ...]:
    where = row.story, row.number, row.name, row.start, row.end
    return *where, row.label or "–", row.annotator, row.quote, row.note
