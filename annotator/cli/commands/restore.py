"""List the backups, or go back to one."""

import os
from pathlib import Path

import click

from annotator.cli.output import Column, narrate, print_json, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.session.backup_rows import BackupRow, backup_rows, find_backup

COLUMNS = (
    Column("when (UTC)"),
    Column("why"),
    Column("spans", right=True),
    Column("links", right=True),
    Column("MB", right=True),
    Column("backup"),
)


@click.command("restore")
@click.argument("backup", required=False, metavar="[BACKUP]")
@click.option("--json", "as_json", is_flag=True, help="The list as a JSON array for programs.")
@common_options
@pass_settings
def command(settings: Settings, backup: str | None, as_json: bool) -> None:
    """List the backups, or go back to one.

    BACKUP is a name from the list, `latest`, or any file. A copy of it takes the place of the
    database, also where that is damaged or gone. What is there now is backed up first, or, where it
    cannot be read, moved aside; so the next `annotator restore latest` takes this back.
    """
    database = Path(os.path.realpath(settings.database))
    if backup is None:
        _list(database, as_json)
        return
    if as_json:
        raise click.UsageError("--json goes with the list, without a backup.")
    # Most calls list.
    from annotator.storage.restoring import restore

    restored = restore(database, find_backup(database, backup))
    narrate(f"{settings.database} is now as in {restored.backup.name}")
    if restored.before is not None:
        narrate(f"what was there before: {restored.before}")


def _list(database: Path, as_json: bool) -> None:
    rows = backup_rows(database)
    if as_json:
        print_json(rows)
    else:
        none = f"There are no backups of {database}; `annotator backup` makes one."
        print_table(COLUMNS, map(_row, rows), none)


def _row(row: BackupRow) -> tuple[object, ...]:
    when = row.made_at[:16].replace("T", " ")
    spans = "unreadable" if row.spans is None else row.spans
    why = "" if row.why == "asked" else row.why
    return when, why, spans, row.links, f"{row.bytes / 1e6:.1f}", row.name
