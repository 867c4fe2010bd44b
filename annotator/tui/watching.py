"""Looking out for what other programs commit to the same file."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from annotator.domain.errors import FileGone
from annotator.domain.step import Step
from annotator.session.desk import Desk
from annotator.session.news import news


class Watching:
    """Asks the desk from time to time, and never waits for its answer.

    Told of steps, the screen either takes them in or says that it is behind; then they are read
    again at the next look, whether or not there is more.
    """

    def __init__(
        self,
        desk: Desk,
        seq: Callable[[], int],
        absorb: Callable[[list[Step]], bool],
        tell: Callable[[str], None],
    ) -> None:
        """`seq`: the newest step that the screen knows; `absorb`: whether it took steps in;
        `tell`: says, once, that the database is not where it was opened any more.
        """
        self._desk = desk
        self._seq = seq
        self._absorb = absorb
        self._say = tell
        self._known_gone = ""
        self._behind = False
        self._asked: Future[list[Step]] | None = None

    def look(self) -> None:
        """Ask whether there is anything new, unless the last question is still open."""
        if self._asked is not None and not self._asked.done():
            return
        seq, behind = self._seq(), self._behind
        self._asked = self._desk.submit(lambda store: news(store, seq, behind=behind))
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()

        def found(future: Future[list[Step]]) -> None:
            """Called in the thread of the database."""
            error = future.exception()
            with suppress(RuntimeError):  # the loop is closed
                if isinstance(error, FileGone):
                    loop.call_soon_threadsafe(self._tell_gone, error, context=context)
                elif error is None and (future.result() or self._known_gone):
                    loop.call_soon_threadsafe(self._tell, future.result(), context=context)

        self._asked.add_done_callback(found)

    def _tell(self, steps: list[Step]) -> None:
        self._known_gone = ""
        if steps:
            self._behind = not self._absorb(steps)

    def _tell_gone(self, error: FileGone) -> None:
        # Nothing is to be saved right now.
        sentence = str(error).removeprefix("Not saved: ")
        if sentence != self._known_gone:
            self._known_gone = sentence
            self._say(sentence)
