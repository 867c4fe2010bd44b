"""Lines that articles of other stories have too: menus, appeals, log-in forms."""

from contextlib import suppress

from annotator.session.desk import Desk
from annotator.session.sitting import Sitting
from annotator.storage.store import Store
from annotator.text.lines import lines

LONGEST = 200
"""Code points of the longest line that is looked for: what is longer is told, not repeated."""

ENDS = 30_000
"""Code points at the top of an article, and at its end, whose lines are looked for.

All that the screens do waits while a long text is read, and pages say the same around an article.
"""


class RepeatedLines:
    """What is known so far, article by article, so that a commit never waits for long."""

    def __init__(self, desk: Desk, sitting: Sitting) -> None:
        self.known: frozenset[str] = frozenset()
        """The lines found so far; it grows in the thread of the desk."""
        self._desk = desk
        self._story = sitting.story
        self._texts = list(sitting.draft.texts.values())

    def look(self) -> None:
        """Look for the lines of one article after the other, between what else is asked."""
        with suppress(RuntimeError):  # the desk is closed: the program is over
            if self._texts:
                self._desk.submit(self._look_in_next).add_done_callback(lambda _: self.look())

    def _look_in_next(self, store: Store) -> None:
        found = store.lines_seen_elsewhere(short_lines(self._texts.pop()), self._story)
        self.known |= found


def short_lines(text: str) -> list[str]:
    """The lines of a text that could be repeated elsewhere, each once, outer white space off."""
    ends = text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"
    short = (ends[start:end].strip() for start, end in lines(ends) if end - start <= LONGEST)
    return list(dict.fromkeys(line for line in short if line))
