"""The home of a comparison: who is compared, the counts, the figures, and the way to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import events, on

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.session.adjudicating.comparison import Agreement
from annotator.session.adjudicating.opening import Compared, Wanted
from annotator.tui.answers import when_done
from annotator.tui.command_screen import Act
from annotator.tui.compare import scope
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.home_rows import Page
from annotator.tui.compare.picking_one import PickOneMode
from annotator.tui.compare.scope import Scope, Walk
from annotator.tui.compare.showing import failure_rows, status_parts
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

COMPARING = "Comparing the two layers. Esc goes back meanwhile."
WORKING = "Working the figures out."

TOO_EARLY = "That key came before the layers were compared, and did nothing."

FIRST = "open:all"
"""The number that the cursor stands on at first: everything that is to be decided."""

POLL = 0.5
"""Seconds between two looks for what other programs have decided."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How the home of a comparison gets what it shows, and where it leads."""

    people: Mapping[str, Sequence[Annotator]]
    """Who has tagged something in each story."""
    compare: Callable[[Wanted], Future[Compared]]
    begin: Callable[[Compared], Acting]
    """Opens the gold layer for what was compared."""
    agreement: Callable[[Acting], Future[Agreement]]
    step_through: Callable[[Acting, Walk], None]
    """Opens the screen that goes from item to item."""


class CompareScreen(StopScreen):
    """Enter on a number goes through what is behind it."""

    OPENED_BY: ClassVar[str] = "screen.compare"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "opens"),
        ("verdict.accept", "takes over what both say"),
        ("open.next", "undecided"),
        ("undo", "undo"),
        ("select.clear", "back"),
        ("screen.help", "help"),
        ("move.down", ""),
        ("move.up", "move"),
    )

    def __init__(self, ways: Ways, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
        self.acting: Acting | None = None
        """The comparison; none until there is one."""
        self.agreement: Agreement | None = None
        self.failure = ""
        """Why there is no comparison, or no figures, in a sentence."""
        self._ways = ways
        self._asked = 0
        """How often something else was wanted: an answer to an earlier question is not shown."""
        self._page: Page | None = None

    def on_mount(self) -> None:
        """Have the layers compared; the screen does not wait for that."""
        self.set_interval(POLL, self._look)
        self._compare(self.wanted)
        super().on_mount()

    def on_unmount(self) -> None:
        """Let go of timers."""
        if self.acting is not None:
            self.acting.saving.stop()

    @on(events.ScreenResume)
    def look_again(self) -> None:
        """What was decided meanwhile is counted."""
        if self.acting is not None:
            self.acting.front = self
            self.refill()

    def _look(self) -> None:
        if self.acting is not None:
            self.acting.look()

    # What is compared

    def _compare(self, wanted: Wanted) -> None:
        """Compare something else, once all is saved."""
        if self.acting is not None:
            self.acting.once_saved(partial(self._begin, wanted))
        else:
            self._begin(wanted)

    def _begin(self, wanted: Wanted) -> None:
        if self.acting is not None:
            self.acting.saving.stop()
        self.wanted, self.acting, self.agreement, self.failure = wanted, None, None, ""
        self._asked += 1
        when_done(self._ways.compare(wanted), partial(self._take, self._asked))
        self.refill()

    def _take(self, asked: int, found: Future[Compared]) -> None:
        """Show what was compared, or why nothing was; then have the figures worked out."""
        if not self.is_attached or asked != self._asked:
            return
        try:
            self.acting = self._ways.begin(found.result())
        except AnnotatorError as refusal:
            self.failure = str(refusal)
            self.refill()
            return
        self.acting.front = self
        comparison = self.acting.comparison
        self.wanted = replace(self.wanted, story=comparison.sitting.story)
        when_done(self._ways.agreement(self.acting), partial(self._take_figures, asked))
        self.at = FIRST
        self.refill()

    def _take_figures(self, asked: int, found: Future[Agreement]) -> None:
        if self.is_attached and asked == self._asked:
            self.agreement = found.result()
            self.refill()

    # What is shown

    def heading(self) -> list[Part]:
        """What is compared, and how far that is."""
        if self.acting is None:
            return [Part(" Compare", "strong")]
        comparison = self.acting.comparison
        total = comparison.disagreements
        decided = sum(entry.decided for entry in total)
        figures = f"{decided} of {len(total)} decided"
        return [
            Part(" Compare · ", "strong"),
            *status_parts(self.acting, figures, self.app.size.width - 11),
        ]

    def body(self, width: int) -> Body:
        """Who is compared with whom; then the counts and the figures."""
        rows: list[Sequence[Part]] = [[], self._who(), []]
        if self.acting is None:
            words, style = (self.failure, "error") if self.failure else (COMPARING, "warning")
            return [*rows, [Part(f" {words}", style)]]
        self._page = Page(self.acting.comparison)
        return [*rows, *self._page.rows(self.agreement, width, WORKING)]

    def _who(self) -> list[Part]:
        wanted = self.wanted
        return [
            Part(" "),
            Part(f"{self._name_of(wanted.a)}", "key", "pick:a"),
            Part(" beside ", "dim"),
            Part(f"{self._name_of(wanted.b)}", "key", "pick:b"),
            Part(" in ", "dim"),
            Part(wanted.story or "the first story of both", "key", "pick:story"),
            Part(", for ", "dim"),
            Part(wanted.gold, "key", "pick:gold"),
        ]

    def card(self, width: int, most: int) -> list[list[Part]]:
        """A list to pick from, or why something is not saved."""
        if isinstance(self.mode, PickOneMode):
            return self.mode.list_rows(most)
        if self.acting is not None and self.acting.saving.failure is not None:
            return failure_rows(self.acting, width)
        return []

    def show_act(self) -> None:
        """Show what was done, or how saving goes."""
        self.refresh_readouts()

    def refresh_readouts(self) -> None:
        """Show what a key has done, unless its commit is about to: one repaint each."""
        if self.acting is None or not self.acting.is_painting_held:
            self.refill()

    def _name_of(self, name: str) -> str:
        people = (each for story in self._ways.people.values() for each in story)
        return next((each.name for each in people if name in (each.id, each.name)), name)

    # What keys do

    def own_acts(self) -> Mapping[str, Act]:
        """Take over what both say, undo, go on with what is undecided."""
        return {
            "verdict.accept": self._take_agreed,
            "undo": lambda: self._with(Acting.undo),
            "redo": lambda: self._with(Acting.redo),
            "save.again": lambda: self._with(Acting.save_again),
            "open.next": self._open_undecided,
        }

    def leave_screen(self) -> None:
        """Go back to the board, once all is saved."""
        if self.acting is None:
            self.dismiss()
        else:
            self.acting.once_saved(self.dismiss)

    def choose(self, target: str) -> None:
        """Go through what is behind a number, or pick whom to compare."""
        kind, _, rest = target.partition(":")
        if kind == "pick":
            self._pick(rest)
        elif self._page is not None and target in self._page.scopes:
            self._open(self._page.scopes[target])

    def _with(self, act: Callable[[Acting], None]) -> None:
        """Act on the comparison, once there is one."""
        if self.acting is not None:
            act(self.acting)
        elif not self.failure:
            self.say(TOO_EARLY)

    def _take_agreed(self) -> None:
        def take(acting: Acting) -> None:
            comparison = acting.comparison
            acting.do(lambda: comparison.sitting.do(comparison.plan_agreed()))

        self._with(take)

    def _open_undecided(self) -> None:
        self._open(scope.everything())

    def _open(self, wanted: Scope) -> None:
        """Go through some of the items, from the first that is undecided."""

        def go(acting: Acting) -> None:
            if wanted.entries(acting.comparison):
                self._ways.step_through(acting, Walk(acting.comparison, wanted))
            else:
                self.say("There is none.")

        self._with(go)

    def _pick(self, what: str) -> None:
        wanted = self.wanted
        if what == "gold":
            field = LineField("The result is called", wanted.gold)
            self.enter(FieldMode(field, self.leave, partial(self._change, what)))
            return
        if what == "story":
            names = list(self._ways.people)
            question, now = "Which story?", wanted.story or ""
        else:
            found = {each.name for story in self._ways.people.values() for each in story}
            names = sorted(found, key=str.casefold)
            question, now = "Whose layer?", self._name_of(getattr(wanted, what))
        if names:
            done = partial(self._change, what)
            self.enter(PickOneMode(question, names, now, self.leave, done))

    def _change(self, what: str, name: str) -> None:
        if name.strip() and name != getattr(self.wanted, what):
            self._compare(replace(self.wanted, **{what: name.strip()}))
