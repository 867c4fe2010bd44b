"""The backups beside a database: what they are called, which there are, which are kept."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

NEWEST = 5
"""So many of the newest backups are kept, however old they are."""

WEEKS = 8
"""For so many weeks the last backup of each is kept besides."""

_TIME = "%Y%m%dT%H%M%SZ"


def time_in_name(at: datetime) -> str:
    """A time as the names of files have it, in UTC to the second: `20261122T063100Z`."""
    return at.astimezone(UTC).strftime(_TIME)


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole database as it was once, in one file."""

    path: Path
    made_at: datetime
    """UTC, to the second."""
    why: str
    """`daily`, `migration`, `merge`, `repair`, `restore` or `purge`: what it was made before; or
    `asked`, where a person did."""
    size: int
    """Bytes."""


def folder_of(database: Path) -> Path:
    """Where the backups of a database are, or will be: beside it."""
    return database.with_name(f"{database.stem}-backups")


def backups_of(database: Path) -> list[Backup]:
    """The backups of the database that is or was at this path, newest first.

    Only files that bear the name of one count: what is still being made has another one. They lie
    beside the file itself where the path is a link to it.
    """
    database = Path(os.path.realpath(database))
    named = re.compile(rf"{re.escape(database.stem)}-(\d{{8}}T\d{{6}}Z)-([a-z]+)")
    found = []
    try:
        entries = list(folder_of(database).iterdir())
    except OSError:
        return []
    for path in entries:
        match = named.fullmatch(path.stem)
        if match and path.suffix == database.suffix and path.is_file():
            made_at = _time(match[1])
            if made_at is not None:
                found.append(Backup(path, made_at, match[2], path.stat().st_size))
    return sorted(found, key=lambda each: (each.made_at, each.path.name), reverse=True)


def name_of(database: Path, why: str, at: datetime) -> Path:
    """The path of a backup that is made at this time: each has a second of its own."""
    taken = {each.made_at for each in backups_of(database)}
    at = at.astimezone(UTC).replace(microsecond=0)
    while at in taken:
        at += timedelta(seconds=1)
    name = f"{database.stem}-{time_in_name(at)}-{why}{database.suffix}"
    return folder_of(database) / name


def is_due(database: Path, first_step_at: str | None, now: datetime) -> bool:
    """Whether it is the first time of a day that a database with work of an earlier one is opened.

    `first_step_at`: when its first step was committed, as `identity.now` has it.
    """
    today = now.astimezone(UTC).date()
    if first_step_at is None or first_step_at[:10] >= today.isoformat():
        return False
    return all(each.made_at.date() < today for each in backups_of(database))


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that are neither among the newest nor the last one of a week of late."""
    in_order = sorted(backups, key=lambda each: each.made_at, reverse=True)
    kept = set(in_order[:NEWEST])
    this_week = _monday(now)
    weeks = set()
    for each in in_order:
        week = _monday(each.made_at)
        if week not in weeks and this_week - week < timedelta(weeks=WEEKS):
            kept.add(each)
        weeks.add(week)
    return [each for each in in_order if each not in kept]


def _monday(at: datetime) -> datetime:
    """The first day of the week, in UTC."""
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def _time(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
