"""The articles that nobody has read yet: where they begin, known soon after the first paint."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from threading import Thread

from annotator.session.place import Reading
from annotator.session.reading_start import begins_below
from annotator.tui.answers import when_done


class Unread:
    """Answers at once with the top of an article until it may look into texts.

    The first look loads what knows filler, which takes a third of the time to the first paint.
    """

    def __init__(self, first_reading: Callable[[str], Reading] | None) -> None:
        """`first_reading` says where a text begins; none: at its top."""
        self._first_reading = first_reading
        self.is_known = first_reading is None
        """Whether it answers with where texts begin."""
        self._looked_into: Mapping[str, Reading] = {}
        """By document id: what a thread has found."""

    def reading(self, document: str, text: str) -> Reading:
        """Where the document with this id begins, as far as that is known."""
        if self._first_reading is None or not self.is_known:
            return Reading()
        return self._looked_into.get(document) or self._first_reading(text)

    def is_better_unseen(self, text: str) -> bool:
        """Whether a text may begin further down than at its top, which is not known yet."""
        return not self.is_known and begins_below(text)

    def look_into(self, texts: Mapping[str, str], then: Callable[[], None]) -> None:
        """Look into texts, by document id, in a thread: no key waits for it. Then call `then`."""
        first_reading = self._first_reading
        if self.is_known or first_reading is None:
            return
        looked: Future[dict[str, Reading]] = Future()

        def take(answer: "Future[dict[str, Reading]]") -> None:
            self._looked_into = answer.result()
            then()

        def look() -> None:
            looked.set_result({document: first_reading(text) for document, text in texts.items()})

        when_done(looked, take)
        Thread(target=look, name="unread", daemon=True).start()
