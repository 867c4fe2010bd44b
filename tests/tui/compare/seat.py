"""Somebody who compares the two readings, at the real screens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.layer import Layer
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.entries import Difference, Entry, Subject
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.home import CompareScreen
from annotator.tui.compare.screen import DisagreementScreen
from tests.tui.compare.readings import Readings, two_readings
from tests.tui.seat import USUAL, Seat, seated

NAMES = {"ana": "Ana", "bo": "Bo"}


class Comparing:
    """What somebody at the comparison can do and see."""

    def __init__(self, seat: Seat, readings: Readings) -> None:
        self.seat = seat
        self.readings = readings

    async def press(self, *keys: str) -> None:
        """Send keys in one go; wait until what they did is saved or refused, and shown."""
        await self.seat.press(*keys)
        await self.seat.until(self._is_at_rest)
        await self.seat.pilot.pause()

    def _is_at_rest(self) -> bool:
        acting = self._acting
        return acting is None or not acting.saving.drafts or acting.saving.failure is not None

    async def open(self) -> None:
        """Open the home of the comparison and wait for its figures."""
        await self.seat.press("f5")
        await self.seat.until(
            lambda: isinstance(self.seat.app.screen, CompareScreen) and "exact F1" in self.page
        )

    async def begin(self) -> None:
        """Take over what both say, and go to the first disagreement."""
        await self.open()
        await self.press("y")
        await self.press(".")
        assert isinstance(self.seat.app.screen, DisagreementScreen)

    async def go_to(self, subject: Subject, difference: Difference) -> Entry:
        """Take the item of this kind in hand."""
        for _ in self.screen.walk.entries:
            if self.entry.kind == (subject, difference):
                return self.entry
            await self.press("n")
        raise AssertionError("there is no such item")

    async def take(self, name: str) -> None:
        """Press the digit of Ana or of Bo."""
        await self.press(self.digit_of(name))

    def digit_of(self, name: str) -> str:
        """The digit that stands before a name in the card."""
        rows = self.card.split("\n")
        (row,) = [each for each in rows if each[3:].startswith(name)]
        return row.strip()[0]

    # Seeing

    @property
    def home(self) -> CompareScreen:
        return next(each for each in self.seat.app.screen_stack if isinstance(each, CompareScreen))

    @property
    def screen(self) -> DisagreementScreen:
        """The screen in front."""
        screen = self.seat.app.screen
        assert isinstance(screen, DisagreementScreen)
        return screen

    @property
    def _acting(self) -> Acting | None:
        screens = self.seat.app.screen_stack
        return next((each.acting for each in screens if isinstance(each, CompareScreen)), None)

    @property
    def comparison(self) -> Comparison:
        acting = self._acting
        assert acting is not None
        return acting.comparison

    @property
    def entry(self) -> Entry:
        return self.screen.entry

    @property
    def page(self) -> str:
        return self.seat.row("list")

    @property
    def card(self) -> str:
        return self.seat.row("card")

    @property
    def titles(self) -> str:
        return self.seat.row("titles")

    @property
    def hint(self) -> str:
        return self.seat.row("hints")

    @property
    def status(self) -> str:
        return self.seat.row("status")

    def gold(self) -> Layer:
        """The gold layer in the database."""
        return self.seat.app.desk.call(lambda store: store.layer("gold", "seeds"))

    def tags(self) -> set[tuple[str | None, str]]:
        """Labels and quotes of the gold spans in the database."""
        return {(span.label, span.quote) for span in self.gold().spans.values()}

    def decisions(self) -> list[Adjudication]:
        """What was decided, what both say aside, oldest first."""
        found = self.gold().adjudications.values()
        return [each for each in found if each.choice is not Choice.AGREED]

    def choices(self) -> list[Choice]:
        return [each.choice for each in self.decisions()]


@asynccontextmanager
async def comparing(path: Path, size: tuple[int, int] = USUAL) -> AsyncIterator[Comparing]:
    """Cleo at the board of the seeds, which Ana and Bo have read."""
    readings = two_readings(path)
    async with seated(path, size, name="Cleo") as seat:
        yield Comparing(seat, readings)
