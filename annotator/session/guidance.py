"""The guideline at hand for the screens, which never wait for it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from annotator.session.desk import Desk

if TYPE_CHECKING:
    from annotator.domain.guideline import Guideline
    from annotator.domain.label import Label
    from annotator.storage.store import Store


class Guidance:
    """What counts, as it was last read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.known: Guideline | None = None
        """None: it has not been read yet."""

    def look(self) -> Future[Guideline]:
        """Read it anew, as soon as the desk comes to it: somebody may have written another one."""
        return self._desk.submit(self._read)

    def cases(self, label: Label) -> Sequence[str]:
        """What it says of a label, by paragraphs and items; nothing where it is not known."""
        if self.known is None:
            return ()
        from annotator.domain.guideline_sections import flowed, section_of

        return list(flowed(section_of(label, self.known.text)))

    def _read(self, store: Store) -> Guideline:
        # Not at the top: the first paint does not wait for the text that ships.
        from annotator.session.guideline import guideline_in_force

        self.known = guideline_in_force(store)
        return self.known
