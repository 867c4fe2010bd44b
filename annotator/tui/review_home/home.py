"""Where a review begins: the batches, and the verdicts that annotators object to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

from annotator.domain.errors import AnnotatorError
from annotator.session.feedback.inbox import Contested
from annotator.session.reviewing.at_home import AtHome
from annotator.session.wording import count
from annotator.tui.answers import when_soon
from annotator.tui.command_screen import Act
from annotator.tui.feedback.rows import Read
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.review_home.home_rows import NEW, contested_rows, contested_target, home_body
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

READING = "Reading the batches."
NO_BATCH = "No batch is in hand."
NONE_CONTESTED = "No contested verdict is in hand."
WITHDRAWN = "The verdict is withdrawn. In its batch, U gives it again."
UPHELD = "The verdict stands; its annotator sees the answer."


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the home leads to."""

    new: Callable[[], None]
    """To the form of a new batch."""
    open_batch: Callable[[str], None]
    """To the items of the batch with this id."""
    summary: Callable[[str], None]
    """To what was found in the batch with this id."""
    open_item: Callable[[Contested], None]
    """To the item of a contested verdict."""
    uphold: Callable[[Contested, str], Future[None]]
    """Keeps a contested verdict, with an answer; raises `Refused` for one that says nothing."""
    withdraw: Callable[[Contested], Future[None]]
    """Takes a contested verdict back."""
    read: Callable[[Contested], Sequence[Read]]
    """Where a contested verdict is read, as far as that is there."""


class ReviewHomeScreen(StopScreen):
    """A batch a row: Enter opens it, `i` sums it up. A contested verdict a row: it is answered."""

    OPENED_BY: ClassVar[str] = "screen.review"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "opens"),
        ("span.inspect", "summary"),
        ("review.new", "new batch"),
        ("move.down", ""),
        ("move.up", "move"),
        ("select.clear", "back"),
        ("screen.help", "help"),
    )

    def __init__(self, reviewer: str, load: Callable[[], Future[AtHome]], ways: Ways) -> None:
        """`reviewer`: the name of who is at work."""
        super().__init__()
        self._reviewer = reviewer
        self._load = load
        self._ways = ways
        self._there: AtHome | None = None

    def on_screen_resume(self) -> None:
        """Read what there is, and anew when what lay over it may have changed a batch."""
        self._read()

    def _read(self) -> None:
        when_soon(self._load(), self._take)

    def _take(self, asked: Future[AtHome]) -> None:
        """Show what there is; at first the newest batch is in hand."""
        if not self.is_attached:
            return
        try:
            found = asked.result()
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
        else:
            if self._there is None and found.batches:
                self.at = f"batch:{found.batches[-1].batch.id}"
            self._there = found
        self.refill()

    def own_acts(self) -> Mapping[str, Act]:
        """To the summary of the batch in hand."""
        return {
            "span.inspect": self._summary,
            "verdict.accept": self._withdraw,
            "span.note": self._uphold,
        }

    def choose(self, target: str) -> None:
        """Open the batch, the contested verdict, or the form."""
        kind, _, rest = target.partition(":")
        if target == NEW:
            self._ways.new()
        elif (contested := self._contested) is not None:
            self._ways.open_item(contested)
        elif kind == "batch":
            self._ways.open_batch(rest)

    def _summary(self) -> None:
        kind, _, rest = self.at.partition(":")
        if kind == "batch":
            self._ways.summary(rest)
        else:
            self.say(NO_BATCH)

    @property
    def _contested(self) -> Contested | None:
        """The contested verdict in hand."""
        waiting = () if self._there is None else self._there.contested
        return next((each for each in waiting if contested_target(each) == self.at), None)

    def _withdraw(self) -> None:
        """Its annotator is right."""
        contested = self._contested
        if contested is None:
            self.say(NONE_CONTESTED)
        else:
            self._answer(lambda: self._ways.withdraw(contested), WITHDRAWN)

    def _uphold(self) -> None:
        """Ask for the answer with which the verdict stands."""
        contested = self._contested
        if contested is None:
            self.say(NONE_CONTESTED)
            return

        self._ask(contested, "")

    def _ask(self, contested: Contested, typed: str) -> None:
        """Ask for an answer; what cannot be kept now is asked for again, as it was typed."""

        def done(answer: str) -> None:
            self._answer(
                lambda: self._ways.uphold(contested, answer),
                UPHELD,
                lambda: self._ask(contested, answer),
            )

        field = LineField("Answer", typed)
        self.enter(FieldMode(field, self.leave, done, enter="keeps the verdict"))

    def _answer(
        self,
        act: Callable[[], Future[None]],
        said: str,
        again: Callable[[], None] = lambda: None,
    ) -> None:
        """Answer and say so; `again` is called where that could not be kept."""

        def kept(asked: Future[None]) -> None:
            try:
                asked.result()
            except AnnotatorError as refusal:
                again()
                self.say(str(refusal), "error")
                self.show()
            else:
                self.say(said, "text")
                self._read()

        try:
            asked = act()
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
        else:
            when_soon(asked, kept)

    def heading(self) -> list[Part]:
        """Whose reviews, and how much waits."""
        there = self._there or AtHome()
        waiting, batches = len(there.contested), len(there.batches)
        said = count(batches, "batch") if batches == 1 else f"{batches} batches"
        return [
            Part(" Review", "strong"),
            Part(f" · {self._reviewer} · {said}"),
            Part(f" · {waiting} contested" if waiting else "", "warning"),
        ]

    def body(self, width: int) -> Body:
        """The way to a new batch, the batches, what is contested."""
        if self._there is None:
            return [[], [Part(f" {READING}", "dim")]]
        return home_body(self._there.batches, self._there.contested, width)

    def card(self, width: int, most: int) -> list[list[Part]]:
        """The contested verdict in hand with what was said of it."""
        contested = self._contested
        if contested is None:
            return []
        return contested_rows(contested, self._ways.read(contested), self._reviewer, (width, most))
