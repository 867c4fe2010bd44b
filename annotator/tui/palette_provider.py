"""The palette: every command by name, with its key."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import Command as Line
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled, WorkerFailed

from annotator.tui.closed_once import ClosedOnce
from annotator.tui.commands import COMMANDS, Command
from annotator.tui.key_table import keys_in_force
from annotator.tui.mouse_turn import MouseTurn

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

PATIENCE = 10.0
"""Seconds for which Enter waits for the letters before it."""

CHOOSING = "choosing"
"""The group of workers that wait for the list; the others fill it."""


class PaletteScreen(CommandPalette, ClosedOnce[None]):
    """Textual's palette with our commands, which may be asked for a page at any time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page('page_up')", "Previous page", show=False),
        Binding("pagedown", "page('page_down')", "Next page", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(providers=[Commands], placeholder="What to do?")

    def on_mount(self, event: events.Mount) -> None:
        """List nothing where it was closed before it was shown."""
        self._pass_over(event)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List nothing for letters that came before it was closed."""
        self._pass_over(event)

    def take_key(self, event: events.Key) -> bool:
        """Enter takes the line on top for what was typed before it, Escape leaves.

        Both hold for the keys behind them. Textual's Enter takes the line that is on top when it
        comes, which may be of a list from before the word.
        """
        if event.key == "escape":
            self.workers.cancel_node(self)
            self.dismiss()
        elif event.key == "enter":
            self.holds_keys = True
            MouseTurn(self.query_one(CommandInput), self._wait_for_list, PATIENCE)
        return event.key in ("escape", "enter")

    def on_unmount(self) -> None:
        """What waits for a choice has waited long enough when it was closed meanwhile."""
        self._let_go()

    def _wait_for_list(self) -> None:
        if self.is_active:
            self.run_worker(self._choose(), group=CHOOSING)
        else:
            self._let_go()

    async def _choose(self) -> None:
        """Take the line on top once all that is typed has been looked for."""
        for listing in [each for each in self.workers if each.node is self]:
            if listing.group != CHOOSING:
                with suppress(WorkerCancelled, WorkerFailed):
                    await listing.wait()
        self.app.call_later(self._take, self.query_one(CommandList).highlighted_option)

    def _take(self, line: Option | None) -> None:
        """Close and do what a line says, where there is one; then it is the turn of other keys."""
        if isinstance(line, Line) and self.is_active:
            self.dismiss()
            line.hit.command()
        self._let_go()

    def _let_go(self) -> None:
        app: AnnotatorApp = self.app  # type: ignore[assignment]
        if self.holds_keys:
            self.holds_keys = False
            app.go_on()

    def _pass_over(self, event: Message) -> None:
        """Keep from Textual what has it list commands in widgets that will be gone."""
        app: AnnotatorApp = self.app  # type: ignore[assignment]
        if app.is_leaving or self not in app.screen_stack:
            event.prevent_default()

    async def action_page(self, way: str) -> None:
        """A page on in the list, which knows none of its lines until there is room for it."""
        listed = self.query_one(CommandList)
        if listed.scrollable_content_region:
            await listed.run_action(way)


class Commands(Provider):
    """What the screen under the palette, or the app, can do now."""

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for command in self._able():
            yield DiscoveryHit(self._line(command), lambda each=command: self._run(each))

    async def search(self, query: str) -> Hits:
        """What matches the typed letters."""
        matcher = self.matcher(query)
        for command in self._able():
            score = matcher.match(self._line(command))
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(self._line(command)),
                    lambda each=command: self._run(each),
                )

    def _able(self) -> list[Command]:
        app = self._annotator_app
        return [each for each in COMMANDS if app.can(each.id) and each.id != "screen.palette"]

    def _run(self, command: Command) -> None:
        self._annotator_app.perform(command.id)

    @staticmethod
    def _line(command: Command) -> str:
        signs = keys_in_force().signs(command)
        return f"{command.title}  ({' '.join(signs)})" if signs else command.title

    @property
    def _annotator_app(self) -> AnnotatorApp:
        app: AnnotatorApp = self.app  # type: ignore[assignment]
        return app
