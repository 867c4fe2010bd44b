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
from annotator.session.annotators import known_annotator
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
}
"""What the kinds of record are called, in the order in which they are told."""


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
@click.option("--annotator", metavar="NAME", help="Whose the spans are that name nobody.")
@click.option(
    "--encoding",
    metavar="E",
    callback=_check_encoding,
    help="Default UTF-8, or UTF-16 with a mark.",
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
) -> None:
    """Take articles and annotations in.

    PATH is a .txt file, a JSONL file with one article a line, an export of this program, or a
    folder of such files. A file that cannot be taken in is refused whole; the others still go in.
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
            owner=known_annotator(store, owner.name) if owner is not None else None,
            encoding=encoding,
        )
        report = import_with_bar(settings, store, paths, options)
    tell(report)
    if report.refused:
        ctx.exit(1)


def import_with_bar(
    settings: Settings, store: Store, paths: Sequence[Path], options: ImportOptions
) -> ImportReport:
    """Import, with a bar where it takes long."""
    person = settings.person(store)
    with DelayedBar("importing") as bar:
        return import_paths(store, paths, person, options, bar.show)


def tell(report: ImportReport) -> None:
    """Say what came of the files: a line a story, a refused file and a thing to know."""
    for error in report.refused:
        narrate(f"refused: {error}")
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
    for line in _remarks(tally):
        narrate(line)


def _remarks(tally: Tally) -> list[str]:
    lines = [f"new label “{label}”" for label in tally.labels_added]
    present = _counts(tally.present)
    if present:
        lines.append(f"there already: {', '.join(present)}")
    kept = [counted(number, NOUNS.get(kind, kind)) for kind, number in tally.kept.items()]
    if kept:
        lines.append(f"there already and different, left as here: {', '.join(kept)}")
    lines += [f"not taken in: {what} ({number:,})" for what, number in tally.left_out.items()]
    return lines


def _counts(counter: Counter[str]) -> list[str]:
    return [counted(counter[kind], noun) for kind, noun in NOUNS.items() if counter[kind]]
