"""List the links, add one, or print the fact matrix."""

import click

from annotator.cli.matrix import matrix_fields, print_matrix
from annotator.cli.output import Column, narrate, print_json, print_table
from annotator.cli.plain import link_line, print_lines
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.excerpt import excerpt
from annotator.domain.link import Link, Relation
from annotator.domain.matrix import FactMatrix, Order, fact_matrix
from annotator.session.asking import NeedsAnswer
from annotator.session.listing import LinkRow, link_rows
from annotator.session.naming import find_document, find_story
from annotator.session.single_acts import add_link
from annotator.storage.store import Store

WIDTH = 48
"""Code points of a quote in the list."""

COLUMNS = (
    Column("story"),
    Column("annotator"),
    Column("no", right=True),
    Column("one"),
    Column("no", right=True),
    Column("other", gives_way=True),
    Column("relation"),
    Column("note"),
)
EMPTY = "There are no links."
ORDERS = [str(order) for order in Order]
RELATIONS = [str(relation) for relation in Relation]


@click.group("links", invoke_without_command=True)
@click.option("--matrix", is_flag=True, help="A row a fact, a column an article.")
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default=ORDERS[0],
    show_default=True,
    help="Of the matrix.",
)
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--document", metavar="NAME", help="With an end in one article only.")
@click.option("--annotator", metavar="NAME", help="Of this annotator; default: your own.")
@click.option("--everybody", is_flag=True, help="Of all annotators.")
@click.option("--flagged", is_flag=True, help="With a note that begins with “?”.")
@click.option("--plain", is_flag=True, help="A sentence a line, as for a screen reader.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@click.pass_context
def command(
    ctx: click.Context,
    matrix: bool,
    sort: str,
    story: str | None,
    document: str | None,
    annotator: str | None,
    everybody: bool,
    flagged: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """List the links, or print the fact matrix; link two spans.

    The matrix says which article states which fact: = ~ ! how it stands to the fact's oldest
    span, ∅ nothing of it, an empty cell not decided, * figures that differ.
    """
    if ctx.invoked_subcommand is not None:
        return
    if matrix and (flagged or plain or document is not None):
        raise click.UsageError("--flagged, --plain and --document do not go with --matrix.")
    settings = ctx.ensure_object(Settings)
    with settings.read() as store:
        owner = settings.layer(store, annotator, everybody)
        where = find_story(store.documents(), story) if story is not None else None
        if matrix:
            matrices = _matrices(store, owner, where, Order(sort))
        else:
            rows = _rows(store, owner, where, document, flagged=flagged)
    if matrix and as_json:
        print_json(field for found in matrices for field in matrix_fields(*found))
    elif matrix:
        print_matrix(matrices)
    elif as_json:
        print_json(rows)
    elif plain:
        print_lines(map(link_line, rows), EMPTY)
    else:
        print_table(COLUMNS, map(_row, rows), EMPTY)


@command.command("add")
@click.argument("span")
@click.argument("other")
@click.option("--relation", type=click.Choice(RELATIONS), default=RELATIONS[0])
@click.option("--more", type=click.Choice(["1", "2"]), help="Partial: which of the two says more.")
@click.option("--anyway", is_flag=True, help="Also where it does not go with other links.")
@common_options
@pass_settings
def add(
    settings: Settings, span: str, other: str, relation: str, more: str | None, anyway: bool
) -> None:
    """Link two spans of yours, or change how they are linked.

    Each is named by its id, the beginning of it, or an article and words of the span:
    “3:over 10,000”.
    """
    if more is not None and relation != Relation.PARTIAL:
        raise click.UsageError("--more goes with --relation partial.")
    fuller = {"1": span, "2": other}.get(more or "")
    with settings.open() as store:
        who = settings.who(store)
        try:
            narrate(
                add_link(store, who, span, other, Relation(relation), more=fuller, anyway=anyway)
            )
        except NeedsAnswer as asked:
            raise Refused(str(asked), "--anyway links them all the same.") from None


def _rows(
    store: Store, owner: str | None, story: str | None, document: str | None, *, flagged: bool
) -> list[LinkRow]:
    """The links of a layer, or of all; with `document` those with an end in that article."""
    rows = link_rows(store, annotator=owner, story=story)
    rows = [row for row in rows if row.flagged or not flagged]
    if document is None:
        return rows
    within = find_document(store.documents(story), document).id
    return [row for row in rows if within in (row.a.document, row.b.document)]


def _matrices(
    store: Store, owner: str | None, story: str | None, order: Order
) -> list[tuple[str, str, FactMatrix]]:
    """Annotator, story and matrix, for each that has a fact."""
    documents = store.documents(story)
    if owner is not None and store.annotator(owner) is None:
        raise AnnotatorError(f"There is no annotator “{owner}” in this database.")
    owners = [owner] if owner is not None else sorted({each.annotator for each in _links(store)})
    labels = store.labels()
    found = []
    for annotator in owners:
        for name in dict.fromkeys(each.story for each in documents):
            here = [each for each in documents if each.story == name]
            matrix = fact_matrix(store.layer(annotator, name), here, labels, order)
            if matrix.rows:
                found.append((annotator, name, matrix))
    return found


def _links(store: Store) -> list[Link]:
    with store.snapshot():
        return list(store.records(Link))


def _row(row: LinkRow) -> tuple[object, ...]:
    relation = row.relation
    if row.more is not None:
        fuller = row.a if row.more == "a" else row.b
        relation = f"{relation}, {fuller.number} says more"
    one, other = excerpt(row.a.quote, WIDTH), excerpt(row.b.quote, WIDTH)
    ends = row.a.number, one, row.b.number, other
    return row.a.story, row.annotator, *ends, relation, row.note
