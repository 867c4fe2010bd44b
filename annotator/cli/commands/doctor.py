"""Examine the database, and mend what can be mended."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from annotator.cli.output import Column, counted, narrate, print_table
from annotator.cli.settings import Settings, common_options, pass_settings
from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.formats.json_line import dump_line
from annotator.session.doctoring import Treatment, treat
from annotator.storage.backups import backups_of
from annotator.storage.doctor.condition import Condition
from annotator.storage.doctor.examination import Examination, examine
from annotator.storage.doctor.finding import Cure

COLUMNS = (
    Column("check"),
    Column("article"),
    Column("what", gives_way=True),
    Column("--repair"),
)

SAVED = {"documents": "article", "spans": "span", "links": "link", "verdicts": "verdict"}
"""What is counted of what was saved: table to what its rows are called."""

DOES = {
    Cure.NONE: "",
    Cure.BACKUP: "saves what can be read",
    Cure.REMAKE: "makes it anew",
    Cure.REINDEX: "makes it anew",
    Cure.REBUILD: "makes it anew",
    Cure.ASK_BACKUP: "asks the newest backup",
    Cure.WRITE_BACK: "writes back what was logged",
}
"""What a repair does about a finding."""


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a backup.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object for programs.")
@common_options
@pass_settings
def command(settings: Settings, repair: bool, as_json: bool) -> None:
    """Examine the database, and mend what can be mended.

    It looks at the pages of the file, the rules, the texts and what quotes them, replays the whole
    history against what is stored, and says how the database is kept. Nothing is changed without
    --repair.

    --repair makes a backup, then has each row say what the history says of it, and makes rules and
    indexes anew, as one step. To a file with damaged pages nothing is written: what can be read of
    it is saved beside it as JSONL.
    """
    database = settings.database
    examination = examine(database)
    if repair:
        treatment = treat(examination, lambda: _who(settings))
        for line in _told(treatment):
            narrate(line)
        examination = examine(database)
    if as_json:
        click.echo(dump_line(_as_json(examination)))
    else:
        _print(examination)
    if examination.findings:
        raise AnnotatorError(_count(examination), _remedy(examination, repaired=repair))


def _who(settings: Settings) -> Annotator:
    with settings.read() as store:
        return settings.who(store)


def _print(examination: Examination) -> None:
    rows = [
        (each.check, each.document, each.what, DOES[each.cure]) for each in examination.findings
    ]
    print_table(COLUMNS, rows, f"{examination.path}: nothing is wrong")
    if examination.condition is not None:
        for line in _condition(examination.condition):
            narrate(line)
    for remark in examination.remarks:
        narrate(f"{remark.what} {remark.remedy}")
    for path in examination.leftovers:
        narrate(f"{path} was left by a program that was ended; --repair removes it.")


def _condition(condition: Condition) -> Iterator[str]:
    wanted, mode = condition.wanted_mode, condition.journal_mode
    now = "" if wanted == mode else f" (“{mode}” until it is opened)"
    yield f"journal mode “{wanted}”{now}: {condition.why}"
    if condition.last_step_at is not None:
        when = condition.last_step_at[:19].replace("T", " ")
        yield f"last step: {when} UTC by {condition.last_step_by}"
    else:
        yield "no step so far"
    if condition.newest_backup is None:
        yield "no backup; `annotator backup` makes one"
    else:
        when = condition.newest_backup[:16].replace("T", " ")
        yield f"{counted(condition.backups, 'backup')}, the newest of {when} UTC"


def _told(treatment: Treatment) -> Iterator[str]:
    if treatment.repair is not None:
        yield f"as it was before: {treatment.repair.backup}"
        yield from treatment.repair.done
    if treatment.rescued is not None:
        saved = treatment.rescued.salvage
        rows = ", ".join(counted(saved.rows[table], noun) for table, noun in SAVED.items())
        yield f"{rows} saved as {treatment.rescued.path}"
        if saved.gaps or saved.unsound:
            unsound = counted(saved.unsound, "row")
            yield f"{counted(saved.gaps, 'gap')} could not be read, {unsound} left out as unsound"
    for path in treatment.removed:
        yield f"removed {path}"


def _count(examination: Examination) -> str:
    faults = counted(len(examination.findings), "fault")
    return f"{examination.path} has {faults}."


def _remedy(examination: Examination, *, repaired: bool) -> str:
    cures = {each.cure for each in examination.findings}
    if Cure.BACKUP in cures:
        condition = examination.condition
        has_backup = bool(backups_of(examination.path)) if condition is None else condition.backups
        back = "`annotator restore latest` goes back to the newest backup"
        if repaired:
            saved = "what was saved goes into a new database by `annotator import`"
            return f"{back}; {saved}." if has_backup else f"{saved.capitalize()}."
        save = "`annotator doctor --repair` saves what can be read"
        return f"{back}; {save}." if has_backup else f"{save.capitalize()}."
    if repaired or cures == {Cure.NONE}:
        return "What is right cannot be told; `annotator restore` lists the backups."
    return "`annotator doctor --repair` mends what it can."


def _as_json(examination: Examination) -> dict[str, Any]:
    condition = examination.condition
    return {
        "database": str(examination.path),
        "sound": not examination.findings,
        "findings": [asdict(each) for each in examination.findings],
        "condition": None if condition is None else asdict(condition),
        "remarks": [asdict(each) for each in examination.remarks],
        "leftovers": [str(each) for each in examination.leftovers],
    }
