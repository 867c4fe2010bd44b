"""How long an annotator is at work on each article: only while keys come."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future

from annotator.domain.time_spent import STILL_READING, TimeKey


class Attention:
    """The seconds of one sitting by article, and which of them are still to be saved."""

    def __init__(
        self, annotator: str, sitting: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`annotator` and `sitting` are ids."""
        self._annotator = annotator
        self._sitting = sitting
        self._seconds = seconds
        self._spent: dict[str, float] = defaultdict(float)
        self._saved: Mapping[TimeKey, float] = {}
        self._sent: Mapping[TimeKey, float] = {}
        self._saving: Future[None] | None = None
        self._document: str | None = None
        self._since = 0.0

    def turn_to(self, document: str | None) -> None:
        """A key or the mouse tells that somebody is here, now at the article with this id.

        The time since the one before, `STILL_READING` at most, was for the article that was read
        then. None: at nothing that is timed.
        """
        now = self._seconds()
        if self._document is not None:
            self._spent[self._document] += min(now - self._since, STILL_READING)
        self._document, self._since = document, now

    def unsaved(self) -> dict[TimeKey, float]:
        """The articles of which there is more by now than is saved, with all there is."""
        self._note_saved()
        return {
            key: seconds
            for document, seconds in self._spent.items()
            if seconds > self._saved.get(key := self._key(document), 0.0)
        }

    def sent(self, times: Mapping[TimeKey, float], saving: "Future[None]") -> None:
        """These were given away to be saved; they are unsaved again where that fails."""
        self._sent, self._saving = times, saving

    def _note_saved(self) -> None:
        if self._saving is not None and self._saving.done() and not self._saving.cancelled():
            if self._saving.exception() is None:
                self._saved = {**self._saved, **self._sent}
            self._saving = None

    def _key(self, document: str) -> TimeKey:
        return TimeKey(self._annotator, document, self._sitting)
