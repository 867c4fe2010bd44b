"""What is done beside the screens: for the database, and for what later acts need."""

import gc
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from annotator.domain.errors import AnnotatorError
from annotator.session.desk import Desk
from annotator.session.suggesting.indexing import complete_index_beside
from annotator.tui.answers import when_done

EMPTY_LOG_EVERY = 60.0
"""Seconds after which what is in the log is moved into the database."""

DAY_EVERY = 3600.0
"""Seconds after which a program that is left open looks whether a day has begun."""


def begin_upkeep(desk: Desk, tell: Callable[[str], None]) -> None:
    """After the first paint: load what later acts need, and collect garbage from now on.

    `tell`: says what a person should know of the place of the database or of its backup.
    """
    if not gc.isenabled():
        # What is there by now stays to the end; no collection looks at it again.
        gc.freeze()
        gc.enable()
    desk.submit(lambda store: store.prepare_to_write())
    complete_index_beside(desk)
    back_up_daily(desk, tell)
    warn_of_place(desk, tell)
    Thread(target=_preload, daemon=True).start()


def _preload() -> None:
    """Load what the first sentence, the first table and the palette would wait for."""
    from annotator.text.preloading import preload

    preload()
    from annotator.tui import overlays  # noqa: F401


def back_up_daily(desk: Desk, tell: Callable[[str], None]) -> None:
    """Make the first backup of a day, and `tell` why where it cannot be made."""
    # Not at the top: the first paint does not wait for it.
    from annotator.session.backing_up import back_up_daily_beside

    def made(backup: "Future[Path | None]") -> None:
        error = backup.exception()
        if isinstance(error, AnnotatorError):
            tell(str(error))

    when_done(back_up_daily_beside(desk), made)


def empty_log(desk: Desk) -> None:
    """Have the database whole in its file, for whoever copies that."""
    desk.submit(lambda store: store.checkpoint())


def warn_of_place(desk: Desk, tell: Callable[[str], None]) -> None:
    """Once for each place where a database is not safe, `tell` so."""
    from annotator.session.place_warning import place_warning

    def asked(answer: "Future[str | None]") -> None:
        if answer.exception() is None and (warning := answer.result()) is not None:
            tell(warning)

    when_done(desk.submit(place_warning), asked)
