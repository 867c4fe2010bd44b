"""A page whose rows have stops: the cursor goes from one to the next, Enter chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from annotator.tui.board.dock import told_rows
from annotator.tui.command_screen import Act
from annotator.tui.moded_screen import ModedScreen
from annotator.tui.queue.listing import scrolled
from annotator.tui.reading.modes import AskingMode
from annotator.tui.stops.hints import Hint, hint_parts
from annotator.tui.stops.stop import Body, Stop, across, along, near, stops_of, with_ends
from annotator.tui.widgets.hint_rows import HintRows
from annotator.tui.widgets.rows import Part, Rows
from annotator.tui.widgets.wheel import Wheeled

AROUND = 2
"""Rows of heading and keys."""


class StopScreen(Wheeled, ModedScreen):
    """Heading, page, card of what is in hand, keys."""

    HINTS: ClassVar[Sequence[Hint]] = ()
    OPENED_BY: ClassVar[str] = ""
    """The id of the command that opens the screen, and leaves it too."""
    ONE_CLICK: ClassVar[bool] = False
    """Whether a click on a stop chooses it at once; else the second does."""
    ANNOTATING: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.at = ""
        """The target of the stop in hand; empty where there is none."""
        self._body: Body = ()
        self._stops: list[Stop] = []
        self._top = 0
        self._row = 0
        """Where the stop in hand was last, for when it is gone."""

    def compose(self) -> ComposeResult:
        """What it is, the page, what is in hand in full, the keys, a status line."""
        yield Rows(id="titles")
        yield Rows(id="list")
        yield Rows(id="card")
        yield HintRows(id="hints")
        yield Rows(id="status")

    # What a screen made of it says

    def heading(self) -> list[Part]:
        """What is listed, and how far that is."""
        raise NotImplementedError

    def body(self, width: int) -> Body:
        """The rows of the page, in `width` cells."""
        raise NotImplementedError

    def card(self, width: int, most: int) -> list[list[Part]]:
        """What is in hand in full, in at most so many rows."""
        return []

    def status(self) -> list[Part]:
        """What a status line says; empty: there is none."""
        return []

    def choose(self, target: str) -> None:
        """Do what Enter and a click ask of the stop in hand."""
        raise NotImplementedError

    def own_acts(self) -> Mapping[str, Act]:
        """What this screen can do besides going about and leaving, by command id."""
        return {}

    # Keys and mouse

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        leave = {"select.clear": self.leave_screen, "app.quit": self.leave_screen}
        if self.OPENED_BY:
            leave[self.OPENED_BY] = self.leave_screen
        return {
            "move.down": lambda: self.go(across, 1),
            "move.up": lambda: self.go(across, -1),
            "move.right": lambda: self.go(along, 1),
            "move.left": lambda: self.go(along, -1),
            "article.next": lambda: self.go(along, 1),
            "article.previous": lambda: self.go(along, -1),
            "move.page_down": lambda: self.go(across, self._room),
            "move.page_up": lambda: self.go(across, -self._room),
            "move.top": lambda: self.go(along, -len(self._stops)),
            "move.bottom": lambda: self.go(along, len(self._stops)),
            "choose": self._choose,
            **leave,
            **self.own_acts(),
        }

    def acts(self) -> Mapping[str, Act]:
        """Go about, choose, leave, and what the screen adds."""
        return self._acts

    def leave_screen(self) -> None:
        """Go back to what lies below."""
        self.dismiss()

    def take_key(self, event: events.Key) -> bool:
        """Give a key to what has the keys, else to a command."""
        self.begin_act()
        taken = self.press_mode(event.key, event.character) or super().take_key(event)
        self.refresh_readouts()
        return taken

    def run_command(self, command_id: str) -> bool:
        """Do what a command says; a stop's target takes it in hand, or chooses it."""
        kind, _, rest = command_id.partition(":")
        mode = self.mode_in_charge
        if kind == "press" and mode is not None:
            mode.press(rest, rest if len(rest) == 1 else None)
            return True
        if any(stop.target == command_id for stop in self._stops):
            held, self.at = self.at, command_id
            if self.ONE_CLICK or held == command_id:
                self.choose(command_id)
            return True
        return super().run_command(command_id)

    def scroll_rows(self, rows: int) -> None:
        """Show what is further down or up; the stop in hand stays."""
        self._top += rows
        self.show(follow=False)

    def go(self, way: Callable[[Sequence[Stop], str, int], str], distance: int) -> None:
        """Take the stop in hand that is so many on: `along` the page, or `across` its rows."""
        self.at = way(self._stops, self.at, distance)

    def _choose(self) -> None:
        if self._stops:
            self.choose(self.at)

    # What is shown

    def on_mount(self) -> None:
        """Show what is there."""
        self.refill()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.refill()

    @property
    def _room(self) -> int:
        """Rows of the page that are in view."""
        return max(1, self.query_one("#list", Rows).size.height)

    def refill(self) -> None:
        """Work the page out anew and show it; the cursor stays where it was, or near it."""
        if not self.is_there:
            return
        self._body = self.body(self.app.size.width)
        self._stops = stops_of(self._body)
        self.at = near(self._stops, self.at, self._row)
        if not any(stop.target == self.at for stop in self._stops):
            self.at = self._stops[0].target if self._stops else ""
        self.show()

    def refresh_readouts(self) -> None:
        """Show what a key or a click has done."""
        self.show()

    def show(self, *, follow: bool = True) -> None:
        """Paint what differs; `follow`: the page is scrolled to the stop in hand."""
        if not self.is_there:
            return
        width, height = self.app.size
        status = self.status()
        height -= AROUND + bool(status)
        card = self._card_rows(width, max(0, height * 2 // 3))
        room = max(1, height - len(card))
        self._row = next((each.row for each in self._stops if each.target == self.at), 0)
        self._top = scrolled(self._top, self._row if follow else None, len(self._body), room)
        if follow:
            self._top = with_ends(self._stops, self._row, self._top, len(self._body), room)
        shown = self._body[self._top : self._top + room]
        for name, rows in (("list", room), ("card", len(card)), ("status", int(bool(status)))):
            self.query_one(f"#{name}", Rows).styles.height = rows
        self.query_one("#titles", Rows).show([self.heading()])
        self.query_one("#list", Rows).show([[self.lit(part) for part in row] for row in shown])
        self.query_one("#card", Rows).show(card)
        self.query_one("#hints", Rows).show([self._hints()])
        self.query_one("#status", Rows).show([status])

    def lit(self, part: Part) -> Part:
        """How a part of the page is drawn, by whether it is in hand."""
        return replace(part, style="active") if part.target and part.target == self.at else part

    def _card_rows(self, width: int, most: int) -> list[list[Part]]:
        """A question in full, a sentence that the hint line has no room for, else the card."""
        mode = self.mode_in_charge
        if isinstance(mode, AskingMode):
            return told_rows(mode.question, "question", width)
        sentence, style = self.message
        if len(told := told_rows(sentence, style, width)) > 1:
            return told
        return self.card(width, most)

    def _hints(self) -> list[Part]:
        sentence, style = self.message
        if sentence:
            return [Part(f" {sentence}", style)]
        if self.mode_in_charge is not None:
            return list(self.mode_in_charge.row())
        return hint_parts(self.HINTS)
