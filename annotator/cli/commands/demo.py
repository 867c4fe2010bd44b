"""Make a database to look around in, and open it."""

import os
from pathlib import Path

import click

from annotator.cli.output import counted, narrate
from annotator.cli.screens import on_terminal, run_screens
from annotator.cli.settings import Settings, common_options, pass_settings, screen_options
from annotator.session.demonstration import ANNOTATORS, make_demonstration

DATABASE = Path("demo.db")
"""Where it is made unless `--db` or the environment says so."""

ONE, OTHER = ANNOTATORS

NEXT = (
    (f"review {ONE}", f"judge what {ONE} tagged and linked (F3)"),
    (f"compare {ONE} {OTHER}", "see where the two differ, and decide (F5)"),
    (f"agreement {ONE} {OTHER}", "how far they agree"),
    (f"report --story seeds --annotator {ONE} --html -o demo.html", "a page to hand on"),
    ("export -o demo.jsonl", "all of it as JSONL"),
)
"""Arguments of `annotator`, and what they are for."""


@click.command("demo")
@screen_options
@common_options
@pass_settings
@click.pass_context
def command(ctx: click.Context, settings: Settings) -> None:
    """Make a database to look around in, and open it.

    It holds the five seed articles with the work of two annotators who read them without seeing
    each other's tags: for review, comparison and agreement, the fact matrix and every export. It is
    ./demo.db unless --db says otherwise; one that is there already is opened as it was left.
    """
    if settings.db is None and not os.environ.get("ANNOTATOR_DB"):
        settings.db = DATABASE
    with settings.create(for_screens=on_terminal()) as store:
        person = settings.person(store)
        make_demonstration(store, person)
        spans = [counted(len(store.layer(each, None).spans), "span") for each in ANNOTATORS]
    narrate(f"{settings.database}: five articles, {spans[0]} by {ONE}, {spans[1]} by {OTHER}")
    for arguments, purpose in NEXT:
        narrate(f"  annotator --db {settings.database} {arguments:<58} {purpose}")
    if on_terminal():
        ctx.exit(run_screens(settings, person.id))
