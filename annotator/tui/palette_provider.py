"""The palette: every command by name, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.message import Message
from textual.widgets import Input

from annotator.tui.closed_once import ClosedOnce
from annotator.tui.commands import COMMANDS, Command
from annotator.tui.key_table import keys_in_force

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp


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
