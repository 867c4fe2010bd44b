"""The part of a comparison's screen that has one item in hand, and decides about it."""

from __future__ import annotations

from collections.abc import Callable

from annotator.domain.adjudication import Choice
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.edit import Edit, EditedSpan
from annotator.session.adjudicating.entries import Entry
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.plan import Planned
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.painting import PairPainter
from annotator.tui.compare.panes import PairPanes
from annotator.tui.compare.scope import Walk
from annotator.tui.compare.sight import LEFT, RIGHT, PairSight, Side, side_id, side_of, sight_of
from annotator.tui.reading.screen import ReadingScreen

ALL_DECIDED = "All {} are decided. Esc goes back to the figures."


class ItemScreen(ReadingScreen):
    """Shows the item in hand in both panes; decisions go through `acting`.

    Keys go by the gold draft, so that a burst decides one item after the other.
    """

    panes: PairPanes

    def __init__(
        self,
        desk: Desk,
        acting: Acting,
        walk: Walk,
        go_to_board: Callable[[str, int, int], None],
    ) -> None:
        """`go_to_board` takes a document id and an extent in code points."""
        self.desk = desk
        self.acting = acting
        self.walk = walk
        self.go_to_board = go_to_board
        self._painter = PairPainter()
        self._sight: PairSight | None = None
        super().__init__(self._new_panes, {})
        self.arrive()

    def _new_panes(self) -> PairPanes:
        return PairPanes(lambda: self.labels, self._painter.blank)

    # What is in hand

    @property
    def comparison(self) -> Comparison:
        """The two layers and what was decided."""
        return self.acting.comparison

    @property
    def entry(self) -> Entry:
        """The item in hand."""
        return self.walk.current

    @property
    def open_layer(self) -> Layer:
        """The gold layer, what is not committed yet included."""
        return self.comparison.sitting.layer

    @property
    def labels(self) -> LabelSet:
        """The label set."""
        return self.comparison.sitting.labels

    @property
    def sight(self) -> PairSight | None:
        """What the panes show."""
        return self._sight

    @property
    def side_name(self) -> str:
        """Which pane has the caret."""
        return side_of(self.document.id)

    @property
    def side_index(self) -> int:
        """0 where the left pane has the caret, 1 where the right one has."""
        return (LEFT, RIGHT).index(self.side_name)

    @property
    def left_choice(self) -> Choice:
        """The word of who stands on the left."""
        return Choice.A if self.comparison.a_is_left(self.entry.item) else Choice.B

    @property
    def right_choice(self) -> Choice:
        """The word of who stands on the right."""
        return Choice.B if self.left_choice is Choice.A else Choice.A

    def draft_of(self, side: Side) -> Draft:
        """The layer of one side as something to look things up in."""
        gold = self.comparison.sitting.draft
        return Draft(gold.story, side.layer, gold.labels, gold.documents, gold.texts)

    def arrive(self) -> None:
        """Show the item that is in hand now."""
        self._sight = sight = sight_of(self.comparison, self.entry)
        self.anchored = False
        if sight is None:
            return
        texts = self.comparison.sitting.draft.texts
        named = sight.sides.items()
        self.texts = {
            side_id(name, side.document.id): texts[side.document.id] for name, side in named
        }
        active = side_id(LEFT if sight.left.spans else RIGHT, _document_of_active(sight))
        self.panes.present(sight.documents, self.texts, active)
        for _, pane in self.panes.in_view:
            pane.clear_selection()
        for name, side in named:
            self.panes.bring(side_id(name, side.document.id), side.place, side.caret)

    def choose(self, span_id: str) -> None:
        """What is in hand is the item, whichever of its spans."""
        self.pane.clear_selection()

    def let_go(self) -> None:
        """Caret moves leave the item in hand."""

    def paint(self) -> None:
        """Draw the item on the panes in view."""
        if self._sight is not None:
            self._painter.paint(self.panes, self._sight, self.labels)

    # Deciding

    def decide(self, choice: Choice, edit: Edit | None = None) -> None:
        """Decide about the item in hand, then go on to the next undecided one."""
        comparison, item = self.comparison, self.entry.item
        self.acting.do(
            lambda **answer: comparison.sitting.do(comparison.plan(item, choice, edit, **answer)),
            self._go_on,
        )

    def edited(self, start: int, end: int, label: str | None) -> None:
        """Decide that the span should be this one."""
        self.pane.clear_selection()
        self.decide(Choice.EDIT, EditedSpan(start, end, label))

    def _go_on(self, planned: Planned) -> None:
        self.walk.refresh()
        if planned.step is not None and self.walk.next_undecided():
            self.arrive()
        else:
            self.stay(planned)
            if self.entry.decided:
                self.say(ALL_DECIDED.format(len(self.walk.entries)))

    def stay(self, planned: Planned) -> None:
        """Keep the item in hand, with what was decided of it."""
        self.walk.refresh()
        self._sight = sight_of(self.comparison, self.entry)


def _document_of_active(sight: PairSight) -> str:
    return (sight.left if sight.left.spans else sight.right).document.id
