"""What follows from the open story's layer, worked out once for each state of it."""

from annotator.domain.fact import Fact
from annotator.session.draft import Draft
from annotator.session.progress import OpenItem, Progress, facts_by_span, open_items, progress


class Overview:
    """Facts, open items and figures of a draft, kept until the draft changes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._facts: tuple[int, dict[str, Fact]] = (-1, {})
        self._open: tuple[int, list[OpenItem]] = (-1, [])

    @property
    def facts(self) -> dict[str, Fact]:
        """The fact of every span that is in one, by span id."""
        if self._facts[0] != self._draft.version:
            self._facts = self._draft.version, facts_by_span(self._draft.layer)
        return self._facts[1]

    @property
    def open_items(self) -> list[OpenItem]:
        """The spans with an article neither linked nor absent, by document and place."""
        if self._open[0] != self._draft.version:
            found = open_items(self._draft.layer, self._draft.in_order, self.facts)
            self._open = self._draft.version, found
        return self._open[1]

    @property
    def progress(self) -> Progress:
        """The figures of the status line."""
        return progress(self._draft.layer, self._draft.in_order, len(self.open_items))
