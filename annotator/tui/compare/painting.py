"""Draws the marks of two layers on the panes beside each other."""

from dataclasses import replace

from annotator.domain.label import LabelSet
from annotator.tui.board.marking import mark_of, marks_of
from annotator.tui.compare.panes import PairPanes
from annotator.tui.compare.sight import PairSight, Side, side_of
from annotator.tui.layout.mark import Manner, Mark
from annotator.tui.widgets.document_pane import DocumentPane

Marks = dict[str, Mark]
"""By id."""


class PairPainter:
    """Knows what each pane has on it, so that a step in one article touches few rows of it."""

    def __init__(self) -> None:
        self._faint: dict[tuple[str, str], Marks] = {}
        """The marks of an annotator in an article: the two layers do not change meanwhile."""
        self._drawn: dict[DocumentPane, tuple[Marks, Marks]] = {}
        """What stands on a pane, faint and in full."""

    def paint(self, panes: PairPanes, sight: PairSight, labels: LabelSet) -> None:
        """Have the panes in view show a sight: what is in hand in full, all else faint."""
        for document, pane in panes.in_view:
            side = sight.sides[side_of(document.id)]
            full = {span.id: mark_of(span, labels, None) for span in side.spans}
            self._draw(pane, self._faint_marks(side, labels), full)
            pane.change_view(chosen=side.spans[0].id if side.spans else None, outline=side.outline)

    def blank(self, pane: DocumentPane) -> None:
        """A pane has nothing on it any more."""
        self._drawn.pop(pane, None)

    def _draw(self, pane: DocumentPane, faint: Marks, full: Marks) -> None:
        before = self._drawn.get(pane)
        self._drawn[pane] = faint, full
        if before is None or before[0] is not faint:
            pane.set_marks((faint | full).values())
        elif before[1] != full:
            gone = [each for each in before[1] if each not in full]
            back = [faint[each] for each in gone if each in faint]
            pane.replace_marks([*gone, *full], [*back, *full.values()])

    def _faint_marks(self, side: Side, labels: LabelSet) -> Marks:
        key = side.owner.id, side.document.id
        if key not in self._faint:
            self._faint[key] = {
                mark.id: replace(mark, manner=Manner.FAINT)
                for mark in marks_of(side.document.id, side.layer, labels)
            }
        return self._faint[key]
