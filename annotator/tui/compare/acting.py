"""Decisions on their way from the keys to the gold layer and the database."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from annotator.domain.errors import AnnotatorError, Outdated, Refused
from annotator.domain.step import Step
from annotator.session.adjudicating.choosing import commit_for
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.asking import NeedsAnswer
from annotator.session.desk import Desk
from annotator.session.plan import Planned
from annotator.tui.answers import when_done
from annotator.tui.board.acting import ANSWER_KEYS
from annotator.tui.key_table import key_for
from annotator.tui.reading.modes import AskingMode, Choice, Mode
from annotator.tui.saving import Saving

OUTGROWN = "Articles of this story have come or gone. Go back, and C compares anew."


class Front(Protocol):
    """The screen that is in front, as far as acts know it."""

    def enter(self, mode: Mode) -> None:
        """Give the keys to a mode."""

    def leave(self) -> None:
        """Take the keys back."""

    def say(self, sentence: str, style: str = "warning") -> None:
        """Say something until the next key."""

    def show_act(self) -> None:
        """Show what has been done, or how saving goes."""


class Acting:
    """One comparison and the queue of its commits, for whichever screen is in front.

    Keys go by the gold sitting's draft, so that a burst decides one item after the other; while a
    commit runs nothing is painted.
    """

    def __init__(
        self, desk: Desk, comparison: Comparison, saving: Callable[..., Saving[Step]]
    ) -> None:
        """`saving` makes the queue from how a step is committed, what to do when it is, and when
        anything about the queue has changed.
        """
        self.comparison = comparison
        self.front: Front | None = None
        self.last_act = ""
        """What was done last, for the status line."""
        self.warned: tuple[Step, ...] = ()
        """What was not saved when a person wanted to leave and was told so."""
        self._desk = desk
        self.saving = saving(self._commit, self._saved, self._saving_changed)
        self._version: int | None = None
        self._asked: Future[tuple[int, list[Step]] | None] | None = None

    @property
    def is_painting_held(self) -> bool:
        """Whether a commit runs that is about to be shown: one repaint a key."""
        saving = self.saving
        return bool(saving.drafts) and not saving.slow and saving.failure is None

    def do(
        self,
        act: Callable[..., Planned],
        then: Callable[[Planned], None] | None = None,
        **answer: bool,
    ) -> None:
        """Do an act of the gold sitting and send it off; a refusal or a question is shown."""
        front = self.front
        assert front is not None
        try:
            planned = act(**answer)
        except NeedsAnswer as needed:
            question = needed.question
            again = partial(self.do, act, then, **answer)
            choices = [
                Choice(key, sign, each.words, partial(again, **{question.argument: each.answer}))
                for (key, sign), each in zip(ANSWER_KEYS, question.choices, strict=False)
            ]
            front.enter(AskingMode(question.words, choices, front.leave))
            return
        except AnnotatorError as refusal:
            front.say(str(refusal), "error")
            return
        self.last_act = planned.title
        if planned.step is not None:
            self.comparison.refresh()
            self.saving.add(planned.step)
        else:
            front.say(f"{planned.title[:1].upper()}{planned.title[1:]}.", "dim")
        if then is not None:
            then(planned)

    def undo(self, then: Callable[[Planned], None] | None = None) -> None:
        """Undo the last decision."""
        self.do(self.comparison.sitting.undo, then)

    def redo(self, then: Callable[[Planned], None] | None = None) -> None:
        """Decide again what was undone."""
        self.do(self.comparison.sitting.redo, then)

    def save_again(self) -> None:
        """Try at once to save what could not be saved."""
        if self.saving.drafts:
            self.saving.again()
        elif self.front is not None:
            self.front.say("All is saved.")

    def once_saved(self, act: Callable[[], object]) -> None:
        """Act when nothing waits to be saved; where something cannot be, say so once and stay."""
        saving = self.saving
        if not saving.drafts or (saving.failure is not None and saving.drafts == self.warned):
            act()
        elif saving.failure is None:
            saving.when_empty(lambda: self.once_saved(act))
        elif self.front is not None:
            self.warned = saving.drafts
            count = len(saving.drafts)
            self.front.say(
                f"{count} not saved. {key_for('save.again')} tries again; once more leaves.",
                "error",
            )
            self.front.show_act()

    # The database

    def _commit(self, step: Step) -> Future[Step]:
        gold = self.comparison.gold
        return self._desk.submit(lambda store: commit_for(store, gold, step))

    def _saved(self, step: Step) -> None:
        self.comparison.sitting.committed(step)

    def _saving_changed(self) -> None:
        """Show how saving goes; what can never be saved is taken back, and what came after it."""
        failure = self.saving.failure
        if isinstance(failure, Outdated | Refused):
            dropped = self.saving.drop()
            self.comparison.sitting.take_back(dropped[-1])
            self.comparison.refresh()
            self.last_act = ""
            if self.front is not None:
                self.front.say(f"Taken back: {dropped[-1].title}. {failure.message}", "error")
        if self.front is not None:
            self.front.show_act()

    def look(self) -> None:
        """Ask what other programs have committed to the gold layer, and never wait for it."""
        if self._asked is None or self._asked.done():
            known, seq = self._version, self.comparison.sitting.seq
            self._asked = self._desk.submit(
                lambda store: (
                    None
                    if (version := store.data_version()) == known
                    else (version, list(store.steps_since(seq)))
                )
            )
            when_done(self._asked, self._absorb)

    def _absorb(self, asked: Future[tuple[int, list[Step]] | None]) -> None:
        """Take in what is new; what does not fit while something is being saved comes again."""
        if asked.exception() is not None or (news := asked.result()) is None:
            return
        version, steps = news
        absorbed = self.comparison.sitting.absorb(steps)
        if not absorbed and self.saving.drafts:
            return
        self._version = version
        if not steps or self.front is None:
            return
        if absorbed:
            self.comparison.refresh()
        else:
            self.front.say(OUTGROWN, "error")
        self.front.show_act()
