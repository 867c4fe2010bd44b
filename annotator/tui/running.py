"""Running the application from its first to its last frame."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.preferences import shows_cursor, theme
from annotator.session.suggesting.ahead import ahead_on
from annotator.session.suggesting.comparing import nearest_on
from annotator.session.suggesting.scoring import Scoring
from annotator.tui.app import AnnotatorApp
from annotator.tui.colours.themes import prefers_light
from annotator.tui.key_table import DECLARED, put_in_force
from annotator.tui.own_keys import keys_file, own_table, refuse_label_keys
from annotator.tui.textual_compat import guard_pastes

CURSOR = "ANNOTATOR_CURSOR"
"""In the environment it has the terminal's own cursor seen, from the first frame on."""

SWITCH_INTERVAL = 0.0005
"""Seconds for which another thread, such as the database's, may keep a key waiting."""


def run_app(
    database: Path,
    annotator_id: str,
    documents: Sequence[str] = (),
    *,
    semantic: bool = False,
    over_board: Callable[[AnnotatorApp], None] | None = None,
    mouse: bool = True,
    suggestions: bool = True,
    sitting: str | None = None,
) -> int:
    """Open the database for the annotator with this id and run until they leave; the exit status.

    `documents`: ids of the documents to read; by default the story as it was left. `semantic`:
    whether passages are compared by a sentence model too. `over_board` opens what lies
    over the board from the start. Without `mouse` the terminal keeps it to itself;
    without `suggestions` no passages are compared. `sitting`: what this run is called in the
    history, by default a new id.
    """
    with Desk.open(database) as desk, ExitStack() as until_the_end:
        scoring = None
        if suggestions:
            scoring = Scoring(nearest=nearest_on(desk), ahead=ahead_on(desk), semantic=semantic)
            until_the_end.callback(scoring.close)
        _take_own_keys(desk)
        annotator = desk.call(lambda store: known_annotator(store, annotator_id))
        story = _story_of(desk, documents)
        opened = open_story(desk, annotator.id, story, sitting_id=sitting)
        app = AnnotatorApp(desk, annotator, opened, documents, scoring)
        app.over_board = over_board
        if prefers_light(theme(desk, annotator.id), os.environ):
            app.wear(is_light=True)
        app.shows_cursor = CURSOR in os.environ or shows_cursor(desk, annotator.id)
        guard_pastes()
        sys.setswitchinterval(SWITCH_INTERVAL)
        asyncio.run(_run(app, mouse=mouse))
        if app.failure is not None:
            raise app.failure
        return app.return_code or 0


def _story_of(desk: Desk, documents: Sequence[str]) -> str | None:
    """The story of the documents with these ids; none: the one that was read last."""
    if not documents:
        return None
    first = desk.call(lambda store: store.document(documents[0]))
    return None if first is None else first.story


def _take_own_keys(desk: Desk) -> None:
    """Have the keys of the person's own hold, where there are any and no label has one of them."""
    file = keys_file()
    table = own_table(file)
    if table is not DECLARED:
        refuse_label_keys(table, desk.call(lambda store: store.labels().in_use), file)
    put_in_force(table)


async def _run(app: AnnotatorApp, *, mouse: bool) -> None:
    """Run until a person leaves, or until the program is told to end.

    SIGTERM by itself would leave the terminal without a cursor and reporting the mouse.
    """
    loop = asyncio.get_running_loop()
    terminated = partial(app.end, 128 + signal.SIGTERM)
    with suppress(NotImplementedError):  # on Windows
        loop.add_signal_handler(signal.SIGTERM, terminated)
    _end_at_mistakes(app, loop)
    await app.run_async(mouse=mouse)


def _end_at_mistakes(app: AnnotatorApp, loop: asyncio.AbstractEventLoop) -> None:
    """Have a mistake in a callback or in another thread end the app, as one in the screens does.

    Python would print it in the midst of the screen, with what it was about, and go on.
    """

    def fail(error: BaseException | None) -> None:
        if isinstance(error, Exception) and app.is_running:
            app.fail(error)

    def fail_in_thread(raised: threading.ExceptHookArgs) -> None:
        with suppress(RuntimeError):  # The screens are gone already.
            loop.call_soon_threadsafe(fail, raised.exc_value)

    loop.set_exception_handler(lambda _, context: fail(context.get("exception")))
    threading.excepthook = fail_in_thread
