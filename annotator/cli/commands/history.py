"""List who did what and when."""

import click

from annotator.cli.output import Column, print_json, print_table
from annotator.cli.settings import Settings, common_options, named, pass_settings
from annotator.domain.step import Step
from annotator.session.naming import find_story

COLUMNS = (
    Column("when"),
    Column("annotator"),
    Column("kind"),
    Column("what", gives_way=True),
    Column("rows", right=True),
)


@click.command("history")
@click.option("--story", metavar="NAME", help="What touched one story only.")
@click.option("--annotator", metavar="NAME", help="Of one annotator only.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="The newest so many.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON array for programs.")
@common_options
@pass_settings
def command(
    settings: Settings, story: str | None, annotator: str | None, limit: int, as_json: bool
) -> None:
    """List who did what and when.

    The newest comes first.
    """
    owner = named(annotator).id if annotator is not None else None
    with settings.read() as store:
        where = find_story(store.documents(), story) if story is not None else None
        steps = store.steps(owner, story=where, limit=limit)
    if as_json:
        print_json(map(_fields, steps))
    else:
        print_table(COLUMNS, map(_row, steps), "Nothing was done yet.")


def _row(step: Step) -> tuple[object, ...]:
    when = step.created_at[:19].replace("T", " ")
    return when, step.annotator, step.kind, step.title, len(step.changes)


def _fields(step: Step) -> dict[str, object]:
    return {
        "seq": step.seq,
        "id": step.id,
        "created_at": step.created_at,
        "annotator": step.annotator,
        "kind": step.kind,
        "title": step.title,
        "target": step.target,
        "changes": len(step.changes),
    }
