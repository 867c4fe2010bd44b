"""Draws the spans of a layer on the panes of a review: what differs from before, no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.session.draft import Draft
from annotator.session.reviewing.relating import Stretch
from annotator.tui.board.marking import marks_of
from annotator.tui.layout.mark import Manner, Mark
from annotator.tui.review.panes import ReviewPanes
from annotator.tui.review.sight import Sight
from annotator.tui.widgets.document_pane import DocumentPane

Marks = Mapping[str, Mark]
"""By id."""

NO_MARKS: Marks = {}

DOCUMENTS_KEPT = 32
"""Documents whose marks are kept, ready to be drawn."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a pane has on it."""

    usual: Marks
    """The marks of the layer."""
    own: Marks
    """Those in a manner of their own, which hide the usual ones with their ids."""

    @property
    def all(self) -> Iterable[Mark]:
        """What is drawn."""
        return (dict(self.usual) | dict(self.own)).values()


class Painter:
    """Knows what each pane has on it.

    The marks of a document are made once a layer and manner, so that going from item to item in an
    article touches only what was in hand and what is.
    """

    def __init__(self) -> None:
        self._usual: dict[tuple[str, bool], tuple[Draft, Marks]] = {}
        self._drawn: dict[tuple[DocumentPane, str], _Drawn] = {}

    def paint(
        self, panes: ReviewPanes, sight: Sight, draft: Draft, near: Stretch | None = None
    ) -> None:
        """Have the panes in view show a sight; `near`: what is pinned, which is outlined."""
        for document, pane in panes.in_view:
            self._draw(pane, document.id, self._wanted(sight, draft, document.id))
            pinned = near is not None and near[0] == document.id
            pane.change_view(
                chosen=sight.chosen.get(document.id),
                lit=sight.lit.get(document.id),
                outline=near[1:] if near and pinned else sight.outlines.get(document.id),
            )

    def blank(self, pane: DocumentPane, document: str) -> None:
        """A pane shows a document with nothing on it."""
        self._drawn.pop((pane, document), None)

    def marks_for(
        self, sight: Sight, draft: Draft, document: str, pane: DocumentPane
    ) -> Iterable[Mark]:
        """The marks of a document that a pane will show: then it has them on it already."""
        wanted = self._wanted(sight, draft, document)
        self._drawn[pane, document] = wanted
        return wanted.all

    def _wanted(self, sight: Sight, draft: Draft, document: str) -> _Drawn:
        usual = self._usual_marks(draft, document, faint=document in sight.faint)
        return _Drawn(usual, sight.marks.get(document, NO_MARKS))

    def _usual_marks(self, draft: Draft, document: str, *, faint: bool) -> Marks:
        key = document, faint
        known = self._usual.get(key)
        if known is None or known[0] is not draft:
            manner = Manner.FAINT if faint else Manner.FULL
            made = marks_of(document, draft.layer, draft.labels)
            known = draft, {mark.id: replace(mark, manner=manner) for mark in made}
            self._usual[key] = known
            while len(self._usual) > DOCUMENTS_KEPT:
                del self._usual[next(iter(self._usual))]
        return known[1]

    def _draw(self, pane: DocumentPane, document: str, wanted: _Drawn) -> None:
        before = self._drawn.get((pane, document))
        self._drawn[pane, document] = wanted
        if before is None or before.usual is not wanted.usual:
            pane.set_marks(wanted.all)
            return
        had = before.own
        if had is not wanted.own and had != wanted.own:
            gone = [each for each in had if each not in wanted.own]
            back = [wanted.usual[each] for each in gone if each in wanted.usual]
            new = [mark for mark in wanted.own.values() if had.get(mark.id) != mark]
            pane.replace_marks([*gone, *_ids(new)], [*back, *new])


def _ids(marks: Iterable[Mark]) -> list[str]:
    return [mark.id for mark in marks]
