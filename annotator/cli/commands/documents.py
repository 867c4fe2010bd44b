"""List the articles, edit what is known of one, or mark it complete."""

from collections.abc import Sequence

import click

from annotator.cli.output import Column, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.session.completing import article_or_story, mark_complete
from annotator.session.describing import plan_edit_document
from annotator.session.listing import DocumentRow, document_rows
from annotator.session.naming import find_document, find_story
from annotator.session.plan import as_step
from annotator.text.visible import visible_line

COLUMNS = (
    Column("story"),
    Column("no", right=True),
    Column("article"),
    Column("title", gives_way=True),
    Column("published"),
    Column("characters", right=True),
    Column("spans", right=True),
    Column("links", right=True),
    Column("complete"),
    Column("id"),
)
SHOWN_ID = 12
"""Characters of an id that a table shows: enough to name the article by."""


@click.group("documents", invoke_without_command=True)
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@click.option(
    "--complete",
    multiple=True,
    metavar="NAME",
    help="Mark an article, or all of a story, as one that you are done with.",
)
@click.option("--incomplete", multiple=True, metavar="NAME", help="Take that back.")
@common_options
@click.pass_context
def command(
    ctx: click.Context,
    story: str | None,
    as_json: bool,
    complete: Sequence[str],
    incomplete: Sequence[str],
) -> None:
    """List the articles; edit one, or mark it complete."""
    if ctx.invoked_subcommand is not None:
        if complete or incomplete:
            raise click.UsageError("Say --complete and --incomplete without another command.")
        return
    settings = ctx.ensure_object(Settings)
    if not complete and not incomplete:
        _list(settings, story, as_json)
        return
    with settings.open() as store:
        by = settings.who(store)
        where = find_story(store.documents(), story) if story is not None else None
        documents = store.documents(where)
        # One name that names nothing refuses all.
        done = [article_or_story(documents, name) for name in complete]
        open_again = [article_or_story(documents, name) for name in incomplete]
        for each in done:
            narrate(mark_complete(store, by, each, complete=True))
        for each in open_again:
            narrate(mark_complete(store, by, each, complete=False))


@command.command("list")
@click.option("--story", metavar="NAME", help="Of one story only.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def list_documents(settings: Settings, story: str | None, as_json: bool) -> None:
    """List the articles."""
    _list(settings, story, as_json)


@command.command("text")
@click.argument("name")
@common_options
@pass_settings
def print_text(settings: Settings, name: str) -> None:
    """Print an article, each line with its number.

    NAME is an id or the beginning of one, a file name, a number in the story, a title or a source.
    """
    with settings.read() as store:
        text = store.text(find_document(store.documents(), name).text_sha256)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            click.echo(f"{number}: {visible_line(line)}")


@command.command("edit")
@click.argument("document", metavar="NAME")
@click.option("--title", help="What it is called.")
@click.option("--source", help="The outlet.")
@click.option("--published", metavar="DATE", help="When, as it is to be shown.")
@click.option("--story", metavar="STORY", help="Move it to another story.")
@common_options
@pass_settings
def edit_document(
    settings: Settings,
    document: str,
    title: str | None,
    source: str | None,
    published: str | None,
    story: str | None,
) -> None:
    """Edit what is known of an article.

    NAME is an id or the beginning of one, a file name, a number in the story, a title or a source.
    """
    if title is None and source is None and published is None and story is None:
        raise click.UsageError("Say what to edit: --title, --source, --published or --story.")
    with settings.open() as store:
        plan = plan_edit_document(
            find_document(store.documents(), document),
            title=title,
            source=source,
            published=published,
            story=story,
            next_number=store.next_number(" ".join((story or "").split())),
        )
        if plan.changes:
            store.commit(as_step(plan, settings.person(store).id, sitting=""))
    narrate(plan.title)


def _list(settings: Settings, story: str | None, as_json: bool) -> None:
    with settings.read() as store:
        where = find_story(store.documents(), story) if story is not None else None
        rows = document_rows(store, where)
    if as_json:
        print_json(rows)
    else:
        empty = "There are no articles; `annotator import PATH` takes some in."
        print_table(COLUMNS, map(_row, rows), empty)


def _row(row: DocumentRow) -> tuple[object, ...]:
    known = row.story, row.number, row.name, row.title, row.published
    done = row.length, row.spans, row.links, ", ".join(row.complete)
    return *known, *done, row.id[:SHOWN_ID]
