"""List the links, or print the fact matrix."""

import click

from annotator.cli.matrix import matrix_fields, print_matrix
from annotator.cli.output import Column, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError
from annotator.domain.excerpt import excerpt
from annotator.domain.link import Link
from annotator.domain.matrix import FactMatrix, Order, fact_matrix
from annotator.session.listing import LinkRow, link_rows
from annotator.session.naming import find_story
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


@click.command("links")
@click.option("--matrix", is_flag=True, help="A row a fact, a column an article.")
@click.option(
    "--sort",
    type=click.Choice([*Order]),
    default=Order.SIZE,
    show_default=True,
    help="Of the matrix.",
)
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--annotator", metavar="NAME", help="Of this annotator; default: your own.")
@click.option("--everybody", is_flag=True, help="Of all annotators.")
@click.option("--flagged", is_flag=True, help="With a note that begins with “?”.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def command(
    settings: Settings,
    matrix: bool,
    sort: str,
    story: str | None,
    annotator: str | None,
    everybody: bool,
    flagged: bool,
    as_json: bool,
) -> None:
    """List the links, or print the fact matrix.

    The matrix says which article states which fact: = ~ ! how it stands to the fact's oldest
    span, ∅ nothing of it, an empty cell not decided, * figures that differ.
    """
    if matrix and flagged:
        raise click.UsageError("--flagged goes with the list, not with --matrix.")
    with settings.read() as store:
        owner = settings.layer(store, annotator, everybody)
        where = find_story(store.documents(), story) if story is not None else None
        if matrix:
            matrices = _matrices(store, owner, where, Order(sort))
        else:
            rows = link_rows(store, annotator=owner, story=where)
            rows = [row for row in rows if row.flagged or not flagged]
    if matrix:
        if as_json:
            print_json(field for found in matrices for field in matrix_fields(*found))
        else:
            print_matrix(matrices)
    elif as_json:
        print_json(rows)
    else:
        print_table(COLUMNS, map(_row, rows), "There are no links.")


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
