"""What the screens have in common: keys run declared commands."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events

from annotator.tui.caps_lock import CapsLock
from annotator.tui.closed_once import ClosedOnce
from annotator.tui.key_table import keys_in_force

Act = Callable[[], object]


class CommandScreen(ClosedOnce[None]):
    """A screen that is handed its keys by the app, one after the other.

    Textual forwards a key to a queue of the screen's own. The keys behind one that opens another
    screen would then run in the old one; handed over directly they reach the new one.
    """

    ANNOTATING: ClassVar[bool] = True
    """Whether keys here tell of work on the article that has the caret on the board."""

    def __init__(self) -> None:
        super().__init__()
        self._caps_lock = CapsLock()

    @property
    def is_there(self) -> bool:
        """Whether its widgets are: they come after it is opened, and go soon after it is closed."""
        return self.is_mounted and self.is_attached and self in self.app.screen_stack

    def acts(self) -> Mapping[str, Act]:
        """What this screen can do, by command id."""
        return {}

    def follow_board(self) -> None:
        """Show what is different on the board that this screen lies over."""

    def tell(self, sentence: str) -> bool:
        """Say why something cannot be; False where there is no place for it."""
        return False

    def take_key(self, event: events.Key) -> bool:
        """Run the command of a key; False leaves the key to the focused widget."""
        self._caps_lock.typed(event.character, means_something=True)
        command = keys_in_force().command_of(event.key)
        if command is None:
            return False
        if command.id in self.acts() and self._caps_lock.holds_back(command, event.character):
            self.tell(f"Caps Lock seems to be on. {event.character} again: {command.title}.")
            return True
        return self.run_command(command.id)

    def refusal(self, event: events.Key) -> str:
        """What to say of a character that is no command here; empty where it is none."""
        if not event.is_printable:
            return ""
        self._caps_lock.typed(event.character, means_something=False)
        asks = self._caps_lock.seems_on and (event.character or "").isupper()
        asked = " Is Caps Lock on?" if asks else ""
        keys = keys_in_force()
        here = " here" if keys.command_of(event.key) else ""
        lists = f"{keys.named('screen.help')} lists the keys."
        return f"No command for {event.character}{here}. {lists}{asked}"

    def refuse_key(self, event: events.Key) -> bool:
        """Say that a key means nothing here; False leaves it to the focused widget."""
        return False

    def take_paste(self, text: str) -> bool:
        """Take pasted text; False where there is no place for it."""
        return False

    def take_press(self, target: str) -> bool:
        """Do what a click on a row of the screen asks for; False where it is not the screen's."""
        return self.run_command(target)

    def run_command(self, command_id: str) -> bool:
        """Do what a command says; False where this screen has no such command."""
        act = self.acts().get(command_id)
        if act is None:
            return False
        act()
        return True
