"""Compare two annotators' layers, and decide where they differ."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from annotator.cli.output import Column, print_json, print_table
from annotator.cli.screens import need_terminal, run_screens
from annotator.cli.settings import Settings, common_options, named, pass_settings, screen_options
from annotator.domain.excerpt import excerpt
from annotator.session.adjudicating.choosing import GOLD
from annotator.session.adjudicating.listing import ComparedRow, DisagreementRow, disagreement_rows
from annotator.session.adjudicating.opening import Wanted, compared
from annotator.session.naming import find_story

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

WIDTH = 40
"""Code points of a quote in the list."""

COLUMNS = (
    Column("story"),
    Column("no", right=True),
    Column("start", right=True),
    Column("kind"),
    Column("difference"),
    Column("decided"),
)


@click.command("compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--story", metavar="NAME", help="Of this story; default: all that both tagged.")
@click.option(
    "--gold", metavar="NAME", default=GOLD, show_default=True, help="Whose the result is."
)
@click.option("--list", "listed", is_flag=True, help="List where they differ; decide nothing.")
@click.option("--json", "as_json", is_flag=True, help="The list as a JSON array for programs.")
@screen_options
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    a: str,
    b: str,
    story: str | None,
    gold: str,
    listed: bool,
    as_json: bool,
) -> None:
    """Compare two annotators' layers and decide where they differ.

    The screen shows those of A and of B in the same article. What is taken over makes a layer of
    its own, of an annotator of role gold; the layers of A and B stay as they are.
    """
    gold = named(gold).name
    if as_json or listed:
        _list(settings, (a, b), story, gold, as_json=as_json)
    else:
        need_terminal("With --list or --json it does without.")
        ctx.exit(_open(settings, Wanted(a, b, story, gold)))


def _list(
    settings: Settings, names: tuple[str, str], story: str | None, gold: str, *, as_json: bool
) -> None:
    with settings.read() as store:
        where = find_story(store.documents(), story) if story is not None else None
        rows = disagreement_rows(store, *names, where, gold)
    if as_json:
        print_json(rows)
    else:
        titles = (Column(name, gives_way=name == names[1]) for name in names)
        told = (_row(row, names) for row in rows)
        print_table((*COLUMNS, *titles), told, "They differ nowhere.")


def _row(row: DisagreementRow, names: tuple[str, str]) -> tuple[object, ...]:
    only = {"only A": f"only {names[0]}", "only B": f"only {names[1]}"}
    difference = only.get(row.difference, row.difference)
    said = (_said(each, row.other_number) for each in (row.a, row.b))
    return row.story, row.number, row.start, row.kind, difference, row.decision, *said


def _said(rows: tuple[ComparedRow, ...], other: int | None) -> str:
    """What one of the two has there: label, relation or nothing; the other article; the quotes."""
    where = "" if other is None else f" {other}"
    return "; ".join(f"{row.says or 'highlight'}{where} {_quoted(row)}" for row in rows)


def _quoted(row: ComparedRow) -> str:
    return " | ".join(excerpt(quote, WIDTH) for quote in row.quotes)


def _open(settings: Settings, wanted: Wanted) -> int:
    """Open the screen once it is known that there is something to compare."""
    with settings.open(for_screens=True) as store:
        if wanted.story is not None:
            wanted = replace(wanted, story=find_story(store.documents(), wanted.story))
        me = settings.who(store)
        found = compared(store, wanted, last_story=store.last_story(me.id), adjudicator=me.id)
        settings.person(store)

    def over_board(app: "AnnotatorApp") -> None:
        from annotator.tui.compare.opening import compare_at_once

        compare_at_once(replace(wanted, story=found.story))(app)

    return run_screens(settings, me.id, over_board=over_board)
