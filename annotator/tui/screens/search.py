"""What the whole database says of a text that is looked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from annotator.domain.errors import AnnotatorError
from annotator.session.search import Hit
from annotator.session.searching import COUNTED, KEPT, Found, Searching
from annotator.tui.answers import when_done
from annotator.tui.screens.hits import Entry, HitsScreen
from annotator.tui.widgets.rows import Part


class SearchScreen(HitsScreen):
    """The hits as they come, while the search goes on in the thread of the database."""

    def __init__(
        self,
        needle: str,
        searching: Searching,
        go_to: Callable[[Hit], None],
        find: Callable[[], None],
    ) -> None:
        """As `HitsScreen`."""
        super().__init__(go_to, find)
        self._needle = needle
        self._searching = searching
        self._count = 0
        self._done = False
        self._failure = ""

    def on_mount(self) -> None:
        """Begin to look."""
        self._look_on()
        super().on_mount()

    def heading(self) -> list[Part]:
        """What is looked for and how often it is there."""
        if self._failure:
            return [Part(f" “{self._needle}”", "strong"), Part(" in the whole database")]
        more = " or more" if self._count == COUNTED else ""
        hits = f"{self._count:,} hit{'' if self._count == 1 else 's'}{more}"
        state = "" if self._done else ", still looking"
        cut = f", the first {KEPT} are listed" if self._count > KEPT else ""
        return [
            Part(f" “{self._needle}”", "strong"),
            Part(f" in the whole database · {hits}{cut}{state}"),
        ]

    def nothing(self) -> str:
        """Nothing yet, or nothing at all."""
        if self._failure:
            return self._failure
        return f"No article says “{self._needle}”." if self._done else "Looking …"

    def _look_on(self) -> None:
        when_done(self._searching.turn(), self._take)

    def _take(self, asked: Future[Found]) -> None:
        """List what a turn has found, and look on unless the screen has been left."""
        if not self.is_attached:
            return
        try:
            found = asked.result()
        except AnnotatorError as refusal:
            self._done, self._failure = True, str(refusal)
            self.show()
            return
        self._count, self._done = found.count, found.done
        self.add([Entry(hit) for hit in found.hits])
        if not found.done:
            self._look_on()
