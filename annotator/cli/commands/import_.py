"""Take articles and annotations in."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from annotator.cli.output import counted, narrate
from annotator.cli.progress import DelayedBar
from annotator.cli.settings import Settings, common_options, named, pass_settings
from annotator.formats.registry import READABLE
from annotator.session.annotators import annotator_called
from annotator.session.importing import ImportOptions, ImportReport, import_paths
from annotator.session.intake.tally import Tally
from annotator.storage.store import Store

NOUNS = {
    "document": "article",
    "split": "split",
    "span": "span",
    "link": "link",
    "absence": "absence",
    "dismissal": "dismissal",
    "completion": "completion",
    "adjudication": "decision",
    "batch": "batch",
    "item": "item",
    "verdict": "verdict",
    "reveal": "reveal",
    "objection": "objection",
    "signoff": "sign-off",
    "candidate": "candidate",
    "guideline": "guideline",
}
"""What the kinds of record are called, in the order in which they are told."""

MOST_KINDS = 40
"""How many new labels, and kinds of things that have no place here, are told one by one."""


def _check_encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            "x".encode(value)
        except (LookupError, ValueError) as error:
            raise click.BadParameter(f"There is no text encoding “{value}”.") from error
    return value


@click.command("import")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--story", metavar="NAME", help="Story of the new articles; default the folder's name."
)
@click.option(
    "--format", "format_", type=click.Choice(READABLE), help="Default: what the file shows."
)
@click.option(
    "--annotator",
    metavar="NAME",
    help="Whose layer it becomes, whomever the file names; an export of all keeps its annotators.",
)
@click.option(
    "--encoding",
    metavar="E",
    callback=_check_encoding,
    help="Default UTF-8, or UTF-16 with a mark.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out the records that cannot be taken in, instead of their whole file.",
)
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    paths: Sequence[Path],
    story: str | None,
    format_: str | None,
    annotator: str | None,
    encoding: str | None,
    keep_going: bool,
) -> None:
    """Take articles and annotations in.

    PATH is an article as .txt, a file in one of the formats that `annotator formats` lists, told
    by what it holds, or a folder of such files or of brat's. A file that cannot be taken in is
    refused whole; the others still go in.
    """
    if story is not None and not story.strip():
        raise click.BadParameter("A story needs a name.", param_hint="--story")
    owner = named(annotator) if annotator is not None else None
    # A wrong path makes no database.
    there = any(os.path.exists(path) for path in paths)
    with settings.create() if there else settings.open() as store:
        options = ImportOptions(
            story=story,
            format=format_,
            owner=annotator_called(store, owner.name) if owner is not None else None,
            encoding=encoding,
            keep_going=keep_going,
        )
        report = import_with_bar(settings, store, paths, options)
    tell(report)
    if report.refused or report.left_out:
        ctx.exit(1)


def import_with_bar(
    settings: Settings, store: Store, paths: Sequence[Path], options: ImportOptions
) -> ImportReport:
    """Import, with a bar where it takes long."""
    person = settings.who(store)
    with DelayedBar("importing") as bar:
        return import_paths(store, paths, person, options, bar.show)


def tell(report: ImportReport) -> None:
    """Say what came of the files: a line a story, a refused file and a thing to know."""
    for error in report.refused:
        narrate(f"refused: {error}")
    for record in report.left_out:
        narrate(f"left out: {record.message}")
    if report.left_out:
        narrate(f"left out: {counted(len(report.left_out), 'record')}")
    if report.untried:
        narrate(f"not tried: {counted(report.untried, 'file')}")
    for story, number in report.stories.items():
        narrate(f"story “{story}”: {counted(number, 'new article')}")
    tally = report.tally
    taken = _counts(tally.taken)
    if taken:
        narrate(f"taken in: {', '.join(taken)}")
    elif not report.refused:
        narrate("nothing new")
    repaired = _counts(tally.repaired)
    if repaired:
        narrate(f"put where their quotes are: {', '.join(repaired)}")
    for line in _remarks(tally):
        narrate(line)


def _remarks(tally: Tally) -> list[str]:
    lines = [f"new label “{label}”" for label in tally.labels_added[:MOST_KINDS]]
    more = len(tally.labels_added) - len(lines)
    if more:
        lines.append(counted(more, "other new label"))
    present = _counts(tally.present)
    if present:
        lines.append(f"there already: {', '.join(present)}")
    kept = [counted(number, NOUNS.get(kind, kind)) for kind, number in tally.kept.items()]
    if kept:
        lines.append(f"there already and different, left as here: {', '.join(kept)}")
    left_out = tally.left_out.most_common(MOST_KINDS)
    lines += [f"not taken in: {what} ({number:,})" for what, number in left_out]
    others = len(tally.left_out) - len(left_out)
    if others:
        number = tally.left_out.total() - sum(number for _, number in left_out)
        lines.append(f"not taken in: {counted(others, 'other kind')} ({number:,})")
    return lines


def _counts(counter: Counter[str]) -> list[str]:
    return [counted(counter[kind], noun) for kind, noun in NOUNS.items() if counter[kind]]
