"""The part of the review screen through which verdicts go: to audit, database and panes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, Outdated, Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.verdict import Verdict
from annotator.session.draft import Draft
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import AuditItem, Judged
from annotator.session.reviewing.relating import Stretch
from annotator.session.reviewing.sheet import News
from annotator.session.reviewing.standing import Standing
from annotator.tui.reading.screen import ReadingScreen
from annotator.tui.review.course import Course
from annotator.tui.review.later import Later
from annotator.tui.review.painter import Painter
from annotator.tui.review.panes import ReviewPanes
from annotator.tui.review.running import running_sight
from annotator.tui.review.sight import Sight, sight_of
from annotator.tui.saving import Saving
from annotator.tui.widgets.document_pane import DocumentPane

SavingOf = Callable[..., Saving[Verdict]]
"""Makes the queue to the database from what to do when a verdict is saved, and when anything about
the queue has changed."""

AHEAD_AFTER = 0.03
"""Seconds without another item after which the next one is drawn ahead."""


class AuditingScreen(ReadingScreen):
    """Has one item in hand, and shows what holds of it.

    Keys go by the audit, so that a burst judges one item after the other; while a commit runs
    nothing is painted, and what is not committed is called `saving…`.
    """

    panes: ReviewPanes

    def __init__(self, audit: Audit, reviewer: Annotator, saving: SavingOf) -> None:
        """Raises `AnnotatorError` where the layer of the item in hand cannot be read."""
        self.audit = audit
        self.reviewer = reviewer
        self.item: AuditItem = audit.current
        """What is in hand, and on the screen."""
        self.draft: Draft = audit.draft(audit.place)
        """The layer that it is in."""
        self.course = Course(audit.batch_items, self.draft)
        """The way through that layer."""
        self.running = False
        """Whether the item stands in the running article."""
        self.turn = 0
        """Which of its partners stands beside a span, from 0."""
        self.near: Stretch | None = None
        """What is pinned as the near end of a missing link."""
        self.done = ""
        """What the last key did, in the hint line until the next one."""
        self.pointed = False
        """Whether caret or selection were moved since the item came into hand."""
        self._painter = Painter()
        self._later = Later(AHEAD_AFTER)
        super().__init__(self._new_panes, self.draft.texts)
        self.saving = saving(saved=self._saved, changed=self._saving_changed)
        self._sight = self._look()
        self._present()

    def _new_panes(self) -> ReviewPanes:
        return ReviewPanes(lambda: self.labels, self._painter.blank)

    # What is in hand

    @property
    def open_layer(self) -> Layer:
        """The rows of the annotator whose item is in hand."""
        return self.draft.layer

    @property
    def labels(self) -> LabelSet:
        """The label set."""
        return self.draft.labels

    @property
    def standing(self) -> Standing:
        """What holds of the item in hand."""
        return self.audit.standing(self.item.item.place)

    @property
    def is_passage(self) -> bool:
        """Whether a passage is in hand, which is read for what is missing."""
        return self.item.item.record is None

    @property
    def near_quote(self) -> str:
        """What is pinned, or nothing."""
        if self.near is None:
            return ""
        document, start, end = self.near
        return self.texts[document][start:end]

    def go(self, move: Callable[[], bool]) -> bool:
        """Take another item in hand; false where `move` has none, or it cannot be read now."""
        moved = move()
        if moved:
            self.arrive()
        return moved

    def arrive(self) -> None:
        """Show the item that the audit has in hand; where it cannot be read the old one stays."""
        try:
            item, draft = self.audit.current, self.audit.draft(self.audit.place)
        except AnnotatorError as refusal:
            self.audit.go(self.item.item.place)
            self._sight = self._look()
            self.say(str(refusal), "error")
            return
        if item.item.place != self.item.item.place:
            self.turn, self.near = 0, None
        self._take(item, draft)
        self._present()
        self.audit.shown(item.item.place)

    def _take(self, item: AuditItem, draft: Draft) -> None:
        self.item = item
        if draft is not self.draft:
            self.draft, self.texts = draft, draft.texts
            self.course = Course(self.audit.batch_items, draft)
        self._sight = self._look()

    def _look(self) -> Sight:
        if self.running:
            return running_sight(self.item, self.draft, self.course, self.audit.standing)
        return sight_of(self.item, self.standing, self.draft, self.turn)

    def _present(self) -> None:
        """Bring documents and places of the sight into view."""
        sight = self._sight
        self.anchored = self.pointed = False
        self.panes.paged = sight.paged
        self.panes.present(sight.documents, self.texts, sight.active, sight.places, sight.most)
        for _, pane in self.panes.in_view:
            if pane.anchor is not None:
                pane.clear_selection()
        if self.is_mounted:
            self._later.start(self.draw_ahead)

    def paint(self) -> None:
        """Draw the sight on the panes in view."""
        self._painter.paint(self.panes, self._sight, self.draft, self.near)

    def draw_ahead(self) -> None:
        """Draw what the next item will show, where its layer is in memory already."""
        place = self.item.item.place + 1
        if self.running or place not in self.course.places:
            return
        try:
            item, draft = self.audit.items[place - 1], self.draft
        except AnnotatorError:
            return
        sight = sight_of(item, self.audit.standing(place), draft, 0)
        for slot, document in enumerate(sight.documents):
            extent = sight.places.get(document.id)
            if extent is not None:
                marks = partial(self._painter.marks_for, sight, draft, document.id)
                self.panes.draw_ahead(slot, document.id, extent, marks)

    def pin(self, stretch: Stretch | None) -> None:
        """Pin the near end of a missing link, or let it go."""
        self.near = stretch
        self.pane.clear_selection()
        self.anchored = False

    def let_go(self) -> None:
        """Caret moves leave the item in hand; from now on the caret says something."""
        self.pointed = True

    def take_over(self, pane: DocumentPane) -> None:
        """A click points, as a caret move does."""
        super().take_over(pane)
        self.pointed = True

    # Verdicts

    def judge(self, act: Callable[[], Judged], *, on: bool = True) -> bool:
        """Do an act of the audit and send its verdict off; false where it is refused.

        `on`: to the next undecided item then.
        """
        try:
            judged = act()
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
            return False
        if judged.verdict is not None:
            self.saving.add(judged.verdict)
        self.done = judged.title
        if not on:
            self._follow(judged)
        elif not self.to_undecided():
            self._sight = self._look()
            self.tell_all_decided()
        return True

    def _follow(self, judged: Judged) -> None:
        """Show the item that an act was about; the caret stays where that is in hand."""
        if judged.place != self.item.item.place:
            self.arrive()
            return
        if not self.is_passage or judged.verdict is not None:
            self.pane.clear_selection()
            self.anchored = False
        self._sight = self._look()

    def to_undecided(self) -> bool:
        """Go to the next item that is still to be judged; false where there is none."""
        raise NotImplementedError

    def tell_all_decided(self) -> None:
        """Say that nothing is left to be judged."""
        raise NotImplementedError

    def _saved(self, verdict: Verdict) -> None:
        self.audit.committed(verdict)

    def _saving_changed(self) -> None:
        """Show how saving goes; what can never be saved is taken back, and what came after it."""
        failure = self.saving.failure
        if isinstance(failure, Outdated | Refused):
            dropped = self.saving.drop()
            self.audit.take_back(dropped[-1])
            self.audit.go(dropped[-1].place)
            self.arrive()
            self.done = ""
            self.say(f"Taken back: the verdict on item {dropped[-1].place}. {failure}", "error")
        self.refresh_readouts()

    def absorb(self, news: News) -> None:
        """Show what other programs have committed: verdicts of this batch, rows of its items."""
        if not self.audit.absorb(news):
            return
        place = self.item.item.place
        try:
            item, draft = self.audit.items[place - 1], self.audit.draft(place)
        except AnnotatorError:
            return
        self._take(item, draft)
        self.refresh_readouts()
