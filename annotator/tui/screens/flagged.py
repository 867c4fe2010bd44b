"""All that somebody is not sure of, in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.session.flagged import FlaggedNote
from annotator.session.search import Hit
from annotator.session.wording import count
from annotator.tui.queue.listing import filled
from annotator.tui.screens.hits import Entry, HitsScreen
from annotator.tui.widgets.rows import Part

NOTE = 24
"""Cells of a row in which the note stands; below the list it stands in full."""


class FlaggedScreen(HitsScreen):
    """The notes that begin with a question mark, of all stories."""

    def __init__(
        self,
        notes: Sequence[FlaggedNote],
        go_to: Callable[[FlaggedNote], None],
        find: Callable[[], None],
    ) -> None:
        """`go_to` chooses the span of a note; `find` as `HitsScreen`."""
        self._notes = notes
        super().__init__(lambda hit: go_to(self._note_at(hit)), find)

    def on_mount(self) -> None:
        """List them all."""
        super().on_mount()
        self.add([_entry(each) for each in self._notes])

    def heading(self) -> list[Part]:
        """How many there are."""
        flagged = count(len(self._notes), "note")
        return [Part(" Flagged", "strong"), Part(f" · {flagged} with a ? at the beginning")]

    def nothing(self) -> str:
        """What stands in the place of an empty list."""
        return "Nothing is flagged. A note that begins with ? flags its span."

    def _note_at(self, hit: Hit) -> FlaggedNote:
        return next(each for each in self._notes if each.hit is hit)


def _entry(note: FlaggedNote) -> Entry:
    what = "of its link: " if note.of_link else ""
    return Entry(note.hit, filled(note.note, NOTE), f"{what}{note.note}")
