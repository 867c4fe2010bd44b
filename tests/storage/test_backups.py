"""Which backups there are, and which are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.storage.backups import (
    NEWEST,
    WEEKS,
    Backup,
    backups_of,
    folder_of,
    is_due,
    name_of,
    superfluous,
)

SUNDAY = datetime(2026, 11, 22, 18, 30, 15, 999, tzinfo=UTC)

times = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)).map(
    lambda each: each.replace(microsecond=0)
)


def backup(at: datetime) -> Backup:
    return Backup(Path(f"{at.isoformat()}.db"), at, "daily", 1)


def weeks_before(at: datetime, now: datetime) -> int:
    """How many Mondays lie between."""
    monday = datetime(2025, 12, 29, tzinfo=UTC)
    week = timedelta(weeks=1)
    return (now - monday) // week - (at - monday) // week


@given(st.sets(times, max_size=60), times)
def test_the_newest_and_one_a_week_are_kept(made_at: set[datetime], now: datetime) -> None:
    backups = [backup(each) for each in made_at if each <= now]
    gone = {each.made_at for each in superfluous(backups, now)}
    in_order = sorted((each.made_at for each in backups), reverse=True)
    kept = [each for each in in_order if each not in gone]
    assert kept[:NEWEST] == in_order[:NEWEST]
    assert len(kept) <= NEWEST + WEEKS
    for week in range(WEEKS):
        there = [each for each in in_order if weeks_before(each, now) == week]
        assert there[:1] == [each for each in kept if weeks_before(each, now) == week][:1]


@given(st.sets(times, max_size=40), times)
def test_what_is_kept_is_kept_again(made_at: set[datetime], now: datetime) -> None:
    backups = [backup(each) for each in made_at]
    gone = superfluous(backups, now)
    assert superfluous([each for each in backups if each not in gone], now) == []


def test_a_year_of_days_leaves_little() -> None:
    """Thinned every day, as it is."""
    kept: list[Backup] = []
    for day in range(365):
        now = SUNDAY + timedelta(days=day)
        kept.append(backup(now))
        kept = [each for each in kept if each not in superfluous(kept, now)]
    assert len(kept) == NEWEST + WEEKS - 1, "the last of this week is among the newest"
    assert (now - kept[0].made_at).days >= 7 * (WEEKS - 1)


def test_names_tell_time_and_reason(database_path: Path) -> None:
    path = name_of(database_path, "merge", SUNDAY)
    assert path.name == "annotations-20261122T183015Z-merge.db"
    assert path.parent == folder_of(database_path)
    assert path.parent.name == "annotations-backups"
    path.parent.mkdir()
    path.write_bytes(b"1234")
    (found,) = backups_of(database_path)
    assert found == Backup(path, SUNDAY.replace(microsecond=0), "merge", 4)
    assert "183016Z" in name_of(database_path, "daily", SUNDAY).name, "each has its second"


@pytest.mark.parametrize(
    "name",
    [
        ".annotations-20261122T183015Z-merge.db.x1y2",
        "annotations-20261122T183015Z-merge.db-wal",
        "annotations-20261122T183015Z-merge.sqlite",
        "annotations-20261322T183015Z-merge.db",
        "annotations-old.db",
        "other-20261122T183015Z-merge.db",
        "annotations-20261122T183015Z-Merge.db",
    ],
)
def test_other_files_are_none(database_path: Path, name: str) -> None:
    folder = folder_of(database_path)
    folder.mkdir()
    (folder / name).write_bytes(b"")
    (folder / "annotations-20261122T183015Z-daily.db").mkdir()
    assert backups_of(database_path) == []


def test_two_databases_in_a_folder_have_their_own(tmp_path: Path) -> None:
    for name in ("a.db", "a.sqlite", "a"):
        path = name_of(tmp_path / name, "asked", SUNDAY)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    for name in ("a.db", "a.sqlite", "a"):
        (found,) = backups_of(tmp_path / name)
        assert found.path.suffix == Path(name).suffix


@pytest.mark.parametrize(
    ("first_step", "last_backup", "due"),
    [
        (None, None, False),
        (timedelta(0), None, False),
        (timedelta(days=-1), None, True),
        (timedelta(days=-1), timedelta(days=-1), True),
        (timedelta(days=-1), timedelta(hours=-18), False),
        (timedelta(days=-9), timedelta(hours=-19), True),
    ],
)
def test_one_is_due_where_there_is_older_work_and_none_of_today(
    database_path: Path, first_step: timedelta | None, last_backup: timedelta | None, due: bool
) -> None:
    if last_backup is not None:
        path = name_of(database_path, "merge", SUNDAY + last_backup)
        path.parent.mkdir()
        path.write_bytes(b"")
    at = None if first_step is None else (SUNDAY + first_step).isoformat()
    assert is_due(database_path, at, SUNDAY) is due
