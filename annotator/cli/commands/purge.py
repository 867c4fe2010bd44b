"""Erase an article for good."""

import sys
from collections.abc import Iterator

import click

from annotator.cli.output import counted, narrate
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.errors import AnnotatorError
from annotator.session.purging import Purge, carry_out, plan_purge

WORD = "purge"
"""What a person types to go on."""

NOUNS = {
    "span": "span",
    "link": "link",
    "absence": "absence",
    "dismissal": "dismissal",
    "completion": "completion",
    "adjudication": "decision",
    "item": "batch item",
    "verdict": "verdict",
    "step": "step",
}
"""What the kinds of row are called, in the order in which they are told."""


@click.command("purge")
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@pass_settings
def command(settings: Settings, document: str, yes: bool) -> None:
    """Erase an article for good, from the backups too.

    Its text goes, what is marked in it, and what was ever done about it: from the database and
    from the backups and rescue copies beside it. Nothing undoes that, and neither import nor merge
    brings it back. Articles with the very same text go with it. What was exported, and the file
    that it came from, stay.

    DOCUMENT is an id or the beginning of one, a file name, a number in the story, a title or a
    source. No other program may have the database open.
    """
    plan = plan_purge(settings.database, document)
    for line in _lines(plan):
        narrate(line)
    if not yes:
        _confirm()
    left = carry_out(plan)
    narrate(f"purged: {plan.documents[0].story} {plan.documents[0].number}")
    for path in left:
        narrate(f"{path} still holds its text: purge it there, or delete that file yourself.")


def _lines(plan: Purge) -> Iterator[str]:
    named, *alike = plan.documents
    title = f" “{named.title}”" if named.title else ""
    size = counted(named.length, "character")
    yield f"article {named.number} of “{named.story}”{title}, {size}, goes for good"
    for each in alike:
        yield f"article {each.number} of “{each.story}” has the same text and goes too"
    rows = [counted(plan.rows[kind], noun) for kind, noun in NOUNS.items() if plan.rows.get(kind)]
    if rows:
        yield f"with {', '.join(rows)}, deleted ones included"
    if plan.copies:
        where = ", ".join(sorted({str(each.parent) for each in plan.copies}))
        yield f"and from {counted(len(plan.copies), 'copy')} in {where}"


def _confirm() -> None:
    """Have a person type what they are about to do.

    Raises:
        AnnotatorError: they type something else, or there is nobody to ask.
    """
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise AnnotatorError("Nothing was purged: there is nobody to ask.", "Say --yes.")
    typed = click.prompt(f"Type “{WORD}” to go on", default="", err=True)
    if typed.strip().casefold() != WORD:
        raise AnnotatorError("Nothing was purged.")
