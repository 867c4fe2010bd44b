"""Take in what was done in another database or file."""

from collections import Counter
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from annotator.cli.commands.import_ import NOUNS
from annotator.cli.hints import restoring
from annotator.cli.output import Column, counted, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.session.merging.files import merge_files
from annotator.session.merging.merging import merge, read_other
from annotator.session.merging.report import MergeReport

KINDS = {"label": "label", **NOUNS}
"""What the kinds of record are called, in the order in which they are told."""

MOST_CONFLICTS = 200
"""How many conflicts are told one by one on a terminal; `--json` has all of them."""


@click.command("merge")
@click.argument("other", nargs=-1, type=click.Path(path_type=Path), metavar="OTHER")
@click.option(
    "--files",
    nargs=2,
    type=click.Path(path_type=Path),
    metavar="OURS THEIRS",
    help="Make two native files one; no database is touched.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="With --files: the file to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@common_options
@pass_settings
def command(
    settings: Settings,
    other: tuple[Path, ...],
    files: tuple[Path, Path] | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Take in what was done in another database or file.

    OTHER is a database, or native JSONL best written with `annotator export --history`: without a
    history it does not tell what was deleted. It is only read. The same again changes nothing,
    and it makes no difference who merges whom first. A backup is made before.
    """
    if files is not None:
        if other or output is None:
            raise click.UsageError("Say it as --files OURS THEIRS -o OUT.")
        report = merge_files(*files, output)
    else:
        if len(other) != 1 or output is not None:
            raise click.UsageError("Name one database or native file to merge.")
        report = _merge(settings, other[0])
    if as_json:
        print_json([_fields(report)])
        return
    if report.backup:
        narrate(f"backed up; `{restoring(settings, report.backup)}` goes back")
    tell(report)


def _merge(settings: Settings, other: Path) -> MergeReport:
    if not settings.database.exists():
        # What cannot be taken in makes no database.
        read_other(other)
    with settings.create() as store:
        return merge(store, other, settings.who(store))


def tell(report: MergeReport) -> None:
    """Say what came in, and list what a person should look at."""
    brought = (report.taken, report.changed, report.deleted, report.twins)
    if report.is_empty:
        narrate(f"nothing new in {report.name}")
    elif not any((*brought, report.steps, report.conflicts)):
        narrate(f"nothing new in the articles of {report.name}; names and times were taken in")
    for what, counts in (
        ("taken in", report.taken),
        ("changed", report.changed),
        ("deleted", report.deleted),
        ("made one with what says the same", report.twins),
    ):
        if counts:
            narrate(f"{what}: {_counts(counts)}")
    if report.steps:
        narrate(f"history: {counted(report.steps, 'new step')}")
    if report.purged:
        narrate(f"left out, because purged here: {counted(report.purged, 'article')}")
    if report.conflicts:
        narrate(f"{counted(len(report.conflicts), 'conflict')}; `annotator history` has both sides")
        columns = [
            Column("conflict"),
            Column("of"),
            Column("article"),
            Column("stands"),
            Column("does not", gives_way=True),
        ]
        rows = [
            (each.kind, f"{each.record} {each.id}", each.where, each.stands, each.yields)
            for each in report.conflicts[:MOST_CONFLICTS]
        ]
        print_table(columns, rows, "")
        if len(report.conflicts) > MOST_CONFLICTS:
            more = counted(len(report.conflicts) - MOST_CONFLICTS, "other conflict")
            narrate(f"{more}: `--json` has all")


def _counts(counts: "Counter[str]") -> str:
    return ", ".join(
        counted(counts[kind], noun) for kind, noun in KINDS.items() if counts.get(kind)
    )


def _fields(report: MergeReport) -> dict[str, Any]:
    found = {each.name: getattr(report, each.name) for each in fields(report)}
    return found | {"conflicts": [asdict(each) for each in report.conflicts]}
