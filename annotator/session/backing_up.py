"""The backups that the program makes by itself, and those that a person asks for."""

from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from annotator.domain.errors import AnnotatorError, UnusableDatabase
from annotator.session.desk import Desk
from annotator.storage.backups import is_due
from annotator.storage.header import FileKind, check
from annotator.storage.store import Store


def back_up_daily(store: Store, now: datetime | None = None) -> Path | None:
    """Make the first backup of a day, if there is work of an earlier day in the database.

    Raises:
        NotBackedUp: it cannot be made. Work goes on without it.
    """
    at = now or datetime.now(UTC)
    if not is_due(store.path, store.first_step_at(), at):
        return None
    return _back_up_daily(store.path, at)


def back_up_daily_beside(desk: Desk) -> "Future[Path | None]":
    """The same while the screens are at work; the future has the outcome.

    It reads through a connection of its own: the desk does not wait for the disk. The program
    ends when it is done.
    """
    made: Future[Path | None] = Future()

    def make(database: Path) -> None:
        try:
            made.set_result(_back_up_daily(database, datetime.now(UTC)))
        except AnnotatorError as error:
            made.set_exception(error)

    def begin(store: Store) -> None:
        try:
            due = is_due(store.path, store.first_step_at(), datetime.now(UTC))
        except AnnotatorError as error:
            made.set_exception(error)
            return
        if due:
            Thread(target=make, args=(store.path,), name="backup").start()
        else:
            made.set_result(None)

    desk.submit(begin)
    return made


def _back_up_daily(database: Path, at: datetime) -> Path:
    # On most openings there is one of the day.
    from annotator.storage.backup import back_up, check_room

    check_room(database)
    return back_up(database, "daily", at=at)


def back_up_now(database: Path, target: Path | None) -> Path:
    """Make a backup because a person asks for one, beside the database or as the file `target`.

    Raises:
        UnusableDatabase: there is no database of ours.
        NotBackedUp: it cannot be made.
    """
    from annotator.storage.backup import back_up, back_up_to

    if check(database) is not FileKind.OURS:
        raise UnusableDatabase(
            f"There is no database at {database}.",
            "Name one with --db; `annotator restore` lists the backups that it had.",
        )
    if target is None:
        return back_up(database, "asked")
    back_up_to(database, target)
    return target
