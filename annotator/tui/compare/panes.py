"""Two panes beside each other, which may show one article twice."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.session.place import Reading
from annotator.text.extent import Extent
from annotator.tui.reading.pane_row import ABOVE, PaneRow
from annotator.tui.widgets.document_pane import DocumentPane

THIRD = 3
"""What was out of view is brought to this part of the pane's height."""


class PairPanes(PaneRow):
    """A pane for each side; a pane that shows the right article already is left as it is.

    Marks are drawn by whoever shows articles in them.
    """

    def __init__(
        self, labels: Callable[[], LabelSet], blank: Callable[[DocumentPane], None]
    ) -> None:
        """`blank` is told of each pane that shows another article, still without marks."""
        super().__init__((), {}, lambda document: (), labels, id="panes")
        self._blank = blank

    def present(self, documents: Sequence[Document], texts: Mapping[str, str], active: str) -> None:
        """Show these two from the left; `active`: the id of the one that has the caret."""
        self._keep_readings()
        self._texts = texts
        self.documents = self._story = list(documents)
        self._active = [each.id for each in documents].index(active)
        if self._panes:
            self._fill()

    def bring(self, document: str, extent: Extent, caret: int) -> None:
        """Show all of an extent where it is not in view, and put the caret somewhere in it.

        An article that is out of view is shown so when it comes into view.
        """
        pane = self.pane_showing(document)
        if pane is None or pane.cell_map is None:
            reading = Reading(caret, None, max(0, extent[0] - ABOVE))
            self._readings[document] = reading
            if pane is not None:
                pane.restore(reading.caret, None, reading.top)
            return
        if not (pane.shows(extent[0]) and pane.shows(max(extent[0], extent[1] - 1))):
            pane.reveal(extent[0], pane.size.height // THIRD)
        pane.move_caret(caret)

    def _fill(self) -> None:
        """Show the window that holds the active article."""
        last_first = max(0, len(self.documents) - len(self._panes))
        first = min(self._first, self._active, last_first)
        self._first = max(first, self._active - len(self._panes) + 1)
        for document, pane in self.in_view:
            if pane.document is None or pane.document.id != document.id:
                reading = self._readings.get(document.id, Reading())
                pane.set_labels(self._labels_of())
                pane.show(document, self._texts[document.id])
                pane.restore(reading.caret, reading.anchor, reading.top)
                self._blank(pane)
            pane.active = document.id == self.active_document.id
        self.post_message(self.Shown())
