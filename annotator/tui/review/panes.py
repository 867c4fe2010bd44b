"""The panes of a review: other documents with each item, the least of them shown anew."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from textual.app import ComposeResult

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.session.place import Reading
from annotator.text.extent import Extent
from annotator.tui.layout.mark import Mark
from annotator.tui.reading.pane_row import ABOVE, MIN_PANE_WIDTH, PaneRow
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.laid_out import LaidOut
from annotator.tui.widgets.rows import Rows

ASIDE = 16
"""Documents that are kept as they were laid out."""

THIRD = 3
"""An extent is brought to this part of a pane's height."""

MarksFor = Callable[[DocumentPane], Iterable[Mark]]
"""The marks of a document, for a pane that will show it."""

PAIR = 2
"""Articles of an item at most: where it stands, and the one that it is linked to."""


class ReviewPanes(PaneRow):
    """Panes, and a page of text that takes the place of the second one.

    Panes that are not needed are hidden, not taken away: making one costs more than a key may.
    Marks are drawn by whoever shows documents in them.
    """

    def __init__(
        self, labels: Callable[[], LabelSet], blank: Callable[[DocumentPane, str], None]
    ) -> None:
        """`blank` is told of each pane that shows a document, by id, still without marks."""
        super().__init__((), {}, lambda document: (), labels, id="panes")
        self._blank = blank
        self.page = Rows(id="beside")
        """What is to be read where there is no second article."""
        self.paged = False
        """Whether the page is wanted."""
        self.most = PAIR
        """Panes at most."""
        self._made: list[DocumentPane] = []
        self._places: Mapping[str, Extent] = {}
        self._turned: set[DocumentPane] = set()
        """The panes that have another document than before, and are still to be brought to it."""
        self._aside: dict[tuple[DocumentPane, str], LaidOut] = {}
        """What panes have shown or will, by document id, the latest last."""

    def compose(self) -> ComposeResult:
        """Two panes and the page."""
        self._made = [DocumentPane() for _ in range(PAIR)]
        yield from self._made
        yield self.page

    def on_mount(self) -> None:
        """Show what was to be shown before there were panes."""
        self._panes = self._made[:1]
        self._spread(0)
        self._fill()
        self.post_message(self.Shown())

    def present(
        self,
        documents: Sequence[Document],
        texts: Mapping[str, str],
        active: str,
        places: Mapping[str, Extent],
        most: int,
    ) -> None:
        """Show these documents from the left, of which `active` is in view and has the caret.

        The caret of each goes to its place, all of which is brought into view where it is not.
        A document without one is shown where it was left; a pane that shows the right one already
        is left as it is.
        """
        self._keep_readings()
        self._places, self._turned = places, set()
        self._texts = texts
        self.documents = self._story = list(documents)
        self._active = [each.id for each in documents].index(active)
        self.most = most
        if self._made:
            self._spread(0)
            self._fill()
        for document, extent in places.items():
            self._bring(document, extent)
        self._places = {}

    def _bring(self, document: str, extent: Extent) -> None:
        """A document that is out of view is shown so when it comes into view."""
        pane = self.pane_showing(document)
        if pane is None or pane.cell_map is None or not pane.size:
            top = max(0, extent[0] - ABOVE)
            self._readings[document] = Reading(extent[0], None, top)
            if pane is not None:
                pane.restore(extent[0], None, top)
            return
        shown = pane.shows(extent[0]) and pane.shows(max(extent[0], extent[1] - 1))
        if pane in self._turned or not shown:
            pane.reveal(extent[0], pane.size.height // THIRD)
        pane.move_caret(extent[0])

    @property
    def shows_page(self) -> bool:
        """Whether the page is in view."""
        return self.paged and not self.zoomed and self.app.size.width >= PAIR * MIN_PANE_WIDTH

    @property
    def columns(self) -> list[tuple[int, int]]:
        """Where each pane and the page begin and how wide they are, in cells from the left.

        As they will be laid out: titles need not wait for that.
        """
        width, count = self.app.size.width, len(self._panes) + self.shows_page
        edges = [width * at // count for at in range(count + 1)]
        return [(start, end - start) for start, end in pairwise(edges)]

    def _count(self, width: int) -> int:
        """By the width of the screen: the page takes from that of the row."""
        if self.shows_page:
            return 1
        most = min(self.most, len(self.documents))
        return 1 if self.zoomed else max(1, min(most, self.app.size.width // MIN_PANE_WIDTH))

    def _spread(self, width: int) -> None:
        """Show as many panes as are wanted and fit, and the page where it is wanted."""
        if self.page.display != self.shows_page:
            self.page.display = self.shows_page
        count = self._count(width)
        while len(self._made) < count:
            self._made.append(DocumentPane())
            self.mount(self._made[-1])
        for index, pane in enumerate(self._made):
            if pane.display != (index < count):
                pane.display = index < count
        if count != len(self._panes):
            self._keep_readings()
            self._panes = self._made[:count]
            self._fill()

    def _fill(self) -> None:
        """Show the window that holds the active document."""
        last_first = max(0, len(self.documents) - len(self._panes))
        first = min(self._first, self._active, last_first)
        self._first = max(first, self._active - len(self._panes) + 1)
        for document, pane in self.in_view:
            if pane.document is None or pane.document.id != document.id:
                self._turn(pane, document)
            pane.active = document.id == self.active_document.id

    def _turn(self, pane: DocumentPane, document: Document) -> None:
        """Show another document in a pane, as it was laid out where it was in it before."""
        laid = pane.laid_aside()
        if laid is not None and pane.document is not None:
            self._lay_aside(pane, pane.document.id, laid)
        pane.set_labels(self._labels_of())
        laid = self._aside.pop((pane, document.id), None)
        if laid is None or not pane.show_again(document, laid):
            pane.show(document, self._texts[document.id])
            self._blank(pane, document.id)
        if document.id in self._places and pane.size:
            # It is about to be brought to its place: scrolling twice costs a third of a key.
            self._turned.add(pane)
        else:
            reading = self._readings.get(document.id, Reading())
            pane.restore(reading.caret, reading.anchor, reading.top)

    def _lay_aside(self, pane: DocumentPane, document: str, laid: LaidOut) -> None:
        self._aside.pop((pane, document), None)
        self._aside[pane, document] = laid
        while len(self._aside) > ASIDE:
            del self._aside[next(iter(self._aside))]

    def draw_ahead(self, place: int, document: str, extent: Extent, marks: MarksFor) -> None:
        """Draw what will be shown of an extent in the pane at a place from the left, from 0.

        `marks` are those of the document, for a pane that has not had it yet.
        """
        pane = self.pane_showing(document)
        if pane is not None:
            laid = pane.laid_aside()
        elif place < len(self._panes):
            pane = self._panes[place]
            laid = self._aside.get((pane, document))
            if laid is None:
                laid = pane.laid_out_as(self._texts[document], marks(pane))
            if laid is not None:
                self._lay_aside(pane, document, laid)
        else:
            return
        if laid is not None:
            laid.draw(laid.cell_map.row_of(extent[0]) - laid.size.height // THIRD)
