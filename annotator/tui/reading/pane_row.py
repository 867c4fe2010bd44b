"""The panes side by side: which documents are in view, and which one has the caret."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.session.place import Place, Reading
from annotator.tui.layout.mark import Mark
from annotator.tui.reading.unread import Unread
from annotator.tui.widgets.document_pane import DocumentPane

BEGIN_AFTER = 0.05
"""Seconds after the first paint at which it is looked for where unread articles begin."""

ABOVE = 200
"""Code points that are in view above a passage that reading begins at."""

MIN_PANE_WIDTH = 36
"""Cells; a narrower pane cannot be read with ease."""


class PaneRow(Horizontal, can_focus=False):
    """As many panes as fit, over a window of the story's documents that moves as needed.

    A document keeps its caret and its scroll while it is out of view.
    """

    class Shown(Message):
        """Other documents have come into view, or the panes have another width."""

    def __init__(
        self,
        documents: Sequence[Document],
        texts: Mapping[str, str],
        marks_of: Callable[[str], Iterable[Mark]],
        labels_of: Callable[[], LabelSet],
        first_reading: Callable[[str], Reading] | None = None,
        *,
        new_pane: Callable[[], DocumentPane] = DocumentPane,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """`first_reading` says where a text begins that nobody has read; none: at its top."""
        super().__init__(id=id)
        self._story = list(documents)
        self.documents = list(documents)
        """Those that are read, in the order of the panes."""
        self._texts = texts
        self._marks_of = marks_of
        self._labels_of = labels_of
        self._new_pane = new_pane
        self._unread = Unread(first_reading)
        self._readings: dict[str, Reading] = {}
        """Of the documents that have been in view."""
        self._first = 0
        self._active = 0
        self._caret_held = False
        self.zoomed = False
        self._panes: list[DocumentPane] = []

    def compose(self) -> ComposeResult:
        """The panes that fit now."""
        self._panes = [self._new_pane() for _ in range(self._count(self.app.size.width))]
        yield from self._panes

    def on_mount(self) -> None:
        """Show the window as it was left."""
        self._fill()
        self.set_timer(BEGIN_AFTER, self._look_into_unread)

    def on_resize(self, event: events.Resize) -> None:
        """Show more or fewer documents; the active one stays in view."""
        if not self.is_attached:
            # The terminal was resized while the board was being taken away.
            return
        self._spread(event.size.width)
        self.call_after_refresh(self._settle)

    @property
    def in_view(self) -> list[tuple[Document, DocumentPane]]:
        """The documents in view with their panes, from the left."""
        shown = self.documents[self._first : self._first + len(self._panes)]
        return list(zip(shown, self._panes, strict=False))

    @property
    def active(self) -> DocumentPane:
        """The pane that has the caret."""
        return self._panes[self._active - self._first]

    @property
    def active_document(self) -> Document:
        """The document whose pane has the caret."""
        return self.documents[self._active]

    def pane_showing(self, document: str) -> DocumentPane | None:
        """The pane of a document, or none while it is out of view."""
        return next((pane for shown, pane in self.in_view if shown.id == document), None)

    def document_in(self, pane: DocumentPane) -> Document:
        """The document that a pane shows."""
        return next(document for document, shown in self.in_view if shown is pane)

    def has(self, document: str) -> bool:
        """Whether a document is among those being read."""
        return any(each.id == document for each in self.documents)

    def activate(self, document: str) -> DocumentPane:
        """Give a document's pane the caret, and bring it into view where it is not."""
        index = next(i for i, each in enumerate(self.documents) if each.id == document)
        before = self.active
        self._active = index
        if not self._first <= index < self._first + len(self._panes):
            self._keep_readings()
            self._fill()
        elif before is not self.active:
            before.active = False
            self.active.active = True
        return self.active

    def retitle(self, documents: Iterable[Document]) -> None:
        """Take over what is known of the documents now, such as another title."""
        known = {document.id: document for document in documents}
        self._story = [known.get(each.id, each) for each in self._story]
        self.documents = [known.get(each.id, each) for each in self.documents]

    def neighbour(self, distance: int) -> str:
        """The id of the document that many places on from the active one, around the end."""
        return self.documents[(self._active + distance) % len(self.documents)].id

    def toggle_zoom(self) -> None:
        """Give the active pane all the width, or share it again."""
        self.zoomed = not self.zoomed
        self.hold_caret()
        self._spread(self.size.width)
        self.call_after_refresh(self._settle)

    def hold_caret(self) -> None:
        """Before a change of size: a caret that is in view will be in view."""
        start, end = self.active.view_extent
        self._caret_held = self._caret_held or start <= self.active.caret <= end

    def restore(self, place: Place) -> None:
        """Take up how the story was left; to be called before the panes are mounted.

        An article that has come in since is read with the others.
        """
        ids = [document.id for document in self.documents]
        read = [each for each in ids if each in place.panes or each not in place.readings]
        if set(read) & set(place.panes):
            by_id = {document.id: document for document in self.documents}
            self.documents = [by_id[each] for each in read]
        self._first = min(place.first, len(self.documents) - 1)
        focus = [i for i, each in enumerate(self.documents) if each.id == place.focus]
        self._active = focus[0] if focus else self._first
        read_so_far = {each: how for each, how in place.readings.items() if how is not None}
        self._readings.update(read_so_far)

    def read(self, documents: Sequence[str]) -> None:
        """Read only these documents, in the story's order; to be called before mounting."""
        wanted = [document for document in self._story if document.id in documents]
        if wanted:
            focus = self.active_document.id
            self.documents = wanted
            ids = [document.id for document in wanted]
            self._active = ids.index(focus) if focus in ids else 0
            self._first = min(self._first, self._active)

    def begin_at(self, document: str, start: int, end: int) -> None:
        """Read this document among the others, with `[start, end)` selected and in view.

        To be called before mounting, after `restore` and `read`.
        """
        read = {document, *(each.id for each in self.documents)}
        self.documents = [each for each in self._story if each.id in read]
        self._active = [each.id for each in self.documents].index(document)
        self._readings[document] = Reading(end, start, max(0, start - ABOVE))

    def place(self, story: str) -> Place:
        """How the story is being read now."""
        self._keep_readings()
        return Place(
            story=story,
            panes=tuple(document.id for document in self.documents),
            first=self._first,
            focus=self.active_document.id,
            readings={each.id: self._readings.get(each.id) for each in self._story},
        )

    def _spread(self, width: int) -> None:
        """Have as many panes as `width` cells take."""
        count = self._count(width)
        if count == len(self._panes):
            return
        self._keep_readings()
        while len(self._panes) > count:
            self._panes.pop().remove()
        while len(self._panes) < count:
            self._panes.append(self._new_pane())
            self.mount(self._panes[-1])
        self._fill()

    def _settle(self) -> None:
        """After a change of size."""
        if self._caret_held and self.active.size:
            self._caret_held = False
            self.active.fit()
            self.active.keep_in_view(self.active.caret)
        self.post_message(self.Shown())

    def _count(self, width: int) -> int:
        if self.zoomed:
            return 1
        return max(1, min(len(self.documents), width // MIN_PANE_WIDTH))

    def _keep_readings(self) -> None:
        """Note how each pane is read; one that shows nothing yet keeps what was restored."""
        for document, pane in self.in_view:
            if pane.document is not None and pane.document.id == document.id:
                reading = _reading_in(pane)
                if self._unread.is_known or reading != Reading():
                    self._readings[document.id] = reading

    def begin_active(self) -> None:
        """Before an act in a pane that is still empty: begin its article, and all others."""
        if self.active.is_veiled:
            self.begin_unread()

    def begin_unread(self) -> None:
        """Begin the articles that nobody has read where their texts begin; from now on others too.

        Until then a pane that may have to be scrolled is empty. One in which something was gone to
        meanwhile stays as it is.
        """
        if self._unread.is_known or not self.is_attached:
            return
        self._unread.is_known = True
        for document, pane in self.in_view:
            if document.id not in self._readings and _reading_in(pane) == Reading():
                begun = self._begun(document)
                pane.restore(begun.caret, begun.anchor, begun.top)
            pane.veil(False)

    def _look_into_unread(self) -> None:
        if self.is_attached:
            unread = [each.id for each, _ in self.in_view if each.id not in self._readings]
            texts = {document: self._texts[document] for document in unread}
            self._unread.look_into(texts, self.begin_unread)

    def _begun(self, document: Document) -> Reading:
        """How a document is being read; one that nobody has read, where its text begins."""
        known = self._readings.get(document.id)
        return known or self._unread.reading(document.id, self._texts[document.id])

    def _fill(self) -> None:
        """Show the window that holds the active document."""
        count = len(self._panes)
        last_first = max(0, len(self.documents) - count)
        self._first = max(min(self._first, self._active, last_first), self._active - count + 1)
        for document, pane in self.in_view:
            reading = self._begun(document)
            pane.set_labels(self._labels_of())
            pane.show(document, self._texts[document.id])
            pane.set_marks(self._marks_of(document.id))
            pane.restore(reading.caret, reading.anchor, reading.top)
            pane.active = document.id == self.active_document.id
            is_unread = document.id not in self._readings
            pane.veil(is_unread and self._unread.is_better_unseen(self._texts[document.id]))
        self.post_message(self.Shown())


def _reading_in(pane: DocumentPane) -> Reading:
    return Reading(pane.caret, pane.anchor, pane.top_offset)
