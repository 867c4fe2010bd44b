"""The way of a key from the terminal to what it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from rich.console import RenderableType
from textual import events, on
from textual.app import App
from textual.errors import NoWidget
from textual.screen import Screen

from annotator.tui.closed_once import ClosedOnce
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.key_table import keys_in_force
from annotator.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from annotator.tui.mouse_turn import MouseTurn

FIRST_TAKEN = (events.Key, events.Paste, events.MouseEvent)
"""What the app takes itself, in the order in which it comes."""

INPUT = (events.InputEvent, events.Paste, events.Resize)
"""What a person does to the terminal."""

HELD = frozenset(
    f"{side}_{name}"
    for side in ("left", "right")
    for name in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"iso_level3_shift", "iso_level5_shift", "caps_lock", "num_lock", "scroll_lock"}
"""Keys that newer terminals tell of by themselves; they mean nothing but with others."""

PLAIN = {"choose": "enter", "select.clear": "escape"}
"""Commands that fields and questions know as well, by these keys."""


class KeyedApp(App[None]):
    """Hands keys to the screens itself, one after the other: they act in the order of the keys."""

    is_leaving = False
    """The screens are being taken down: widgets may be gone that a key would show something in."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[events.Event] = []
        """What came before the screen that is shown had its widgets, or behind a mouse's turn."""
        self._turn: MouseTurn | None = None
        """The last press or release of the mouse."""
        self._handed_on: WeakKeyDictionary[events.Event, Screen[object]] = WeakKeyDictionary()
        """What was left to a widget, with the screen that was shown then."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """What every screen has, by command id."""
        return {}

    async def on_event(self, event: events.Event) -> None:
        """Hand keys and pasted text to the screen at once, one after the other."""
        if self.is_leaving and isinstance(event, INPUT):
            return
        if isinstance(event, FIRST_TAKEN) and not event.is_forwarded:
            await self._take(event)
        elif not isinstance(event, events.Key | events.Paste) or self._is_still_for(event):
            await super().on_event(event)

    async def _take(self, event: events.Event) -> None:
        """Do what a key, a paste or the mouse asks for, or leave it to the widget it is for."""
        if self._has_to_wait:
            self._hold(event)
        elif isinstance(event, events.MouseDown | events.MouseUp):
            await self._take_turn(event)
        elif isinstance(event, events.Key):
            if not self.app_focus:
                # A page in a browser counts as left until a key: no field would take the focus.
                self.app_focus = True
            for key in map(plain, separated(event)):
                if key.key not in HELD and not self._take_key(key):
                    await self._hand_on(key)
        elif not isinstance(event, events.Paste) or not self._take_paste(event):
            await self._hand_on(event)

    async def _hand_on(self, event: events.Event) -> None:
        if self.screen_stack:
            self._handed_on[event] = self.screen
        await super().on_event(event)

    def _is_still_for(self, event: events.Event) -> bool:
        """Whether the screen is still shown in which a widget had no use for a key."""
        return bool(self.screen_stack) and self._handed_on.get(event) is self.screen

    def exit(
        self,
        result: None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Give the terminal back; what is pressed from now on does nothing."""
        self.is_leaving = True
        self.workers.cancel_all()
        super().exit(result, return_code, message)

    @property
    def _has_to_wait(self) -> bool:
        """Whether the screen that is shown is not there yet, or something waits already."""
        screen = self.screen if self.screen_stack else None
        is_there = screen is None or screen.is_mounted
        return bool(self._waiting) or not is_there or self._has_to_finish

    @property
    def _has_to_finish(self) -> bool:
        """Whether something is under way that asks for what waits when it is done."""
        screen = self.screen if self.screen_stack else None
        return self._mouse_is_under_way or (isinstance(screen, ClosedOnce) and screen.holds_keys)

    @property
    def _mouse_is_under_way(self) -> bool:
        return self._turn is not None and self._turn.is_under_way

    def _hold(self, event: events.Event) -> None:
        """Keep what has to wait; a mouse's turn asks for it when it is home."""
        if not self._waiting and not self._has_to_finish:
            self.call_later(self._take_waiting)
        self._waiting.append(event)

    async def _take_turn(self, event: events.MouseDown | events.MouseUp) -> None:
        """Hand a press or a release on; what comes behind it waits for what it does."""
        # Loaded with the first press: the first paint does not wait for it.
        from annotator.tui.mouse_turn import MouseTurn

        self._free_mouse()
        try:
            widget = self.mouse_captured or self.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            widget = None
        await super().on_event(event)
        if widget is not None:
            self._turn = MouseTurn(widget, self.go_on)

    def _free_mouse(self) -> None:
        """Take the mouse from a widget that is out of view since it took it: it gets nothing."""
        held = self.mouse_captured
        if held is None:
            return
        if not (held.is_attached and held.screen is self.screen and held.is_on_screen):
            self.capture_mouse(None)

    def go_on(self) -> None:
        """Take what waits, behind what has come so far."""
        self.call_later(self._take_waiting)

    async def _take_waiting(self) -> None:
        """Hand over what waits; what still has to goes back, and all behind it."""
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            await self.on_event(event)

    def _take_key(self, event: events.Key) -> bool:
        """Give a key to the screen that is shown now, else to the app."""
        screen = self.screen if self.screen_stack else None
        if isinstance(screen, ClosedOnce) and screen.take_key(event):
            return True
        if not isinstance(screen, CommandScreen):
            return False
        command = keys_in_force().command_of(event.key)
        if command is not None and self.run_command(command.id):
            return True
        return screen.refuse_key(event)

    def _take_paste(self, event: events.Paste) -> bool:
        """Give pasted text to the screen that is shown now."""
        return isinstance(self.screen, CommandScreen) and self.screen.take_paste(event.text)

    @on(Rows.Pressed)
    def take_press(self, message: Rows.Pressed) -> None:
        """Hand a click on a hint and the like to the screen that is shown, else take it here."""
        screen = self.screen
        if isinstance(screen, CommandScreen) and not screen.take_press(message.target):
            self.run_command(message.target)

    def run_command(self, command_id: str) -> bool:
        """Do what a command says that every screen has; False where it is not one of those."""
        act = self.acts.get(command_id)
        if act is None:
            return False
        act()
        return True


def separated(event: events.Key) -> list[events.Key]:
    """The keys that were pressed: Escape and a letter in quick succession arrive as Alt+letter."""
    modifier, plus, key = event.key.partition("+")
    if modifier != "alt" or not plus or "+" in key:
        return [event]
    return [events.Key("escape", None), events.Key(key, event.character)]


def plain(event: events.Key) -> events.Key:
    """Enter or Escape for a key of one's own that stands for it and types nothing."""
    command = keys_in_force().command_of(event.key)
    known = PLAIN.get(command.id) if command is not None and not event.is_printable else None
    return event if known in (None, event.key) else events.Key(known, None)
