"""Screens on which something may have the keys for a while, and a sentence may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from annotator.tui.command_screen import CommandScreen

if TYPE_CHECKING:
    from annotator.tui.reading.modes import Mode


class ModedScreen(CommandScreen):
    """Has a mode, and a sentence in its hint line until the next key or click."""

    def __init__(self) -> None:
        super().__init__()
        self.mode: Mode | None = None
        """What has the keys for a while: a field, a question."""
        self.message = ("", "")
        """A sentence in the hint line until the next key, and its style."""

    def refresh_readouts(self) -> None:
        """Show what an act has changed, and what is said."""
        raise NotImplementedError

    @property
    def mode_in_charge(self) -> Mode | None:
        """What has the keys, here or in what lies below."""
        return self.mode

    def enter(self, mode: Mode) -> None:
        """Give the keys to a mode."""
        self.mode = mode

    def leave(self) -> None:
        """Take the keys back."""
        self.mode = None

    def press_mode(self, key: str, character: str | None) -> bool:
        """Give a key to what has the keys; False: nothing has, or it has no use for it."""
        mode = self.mode_in_charge
        return mode is not None and mode.press(key, character)

    def begin_act(self) -> None:
        """A key or a click: what was said of the one before is past."""
        self.message = ("", "")

    def say(self, sentence: str, style: str = "warning") -> None:
        """Say something in the hint line, until the next key."""
        self.message = (sentence, style)

    def tell(self, sentence: str) -> bool:
        """Say why something cannot be, in the hint line."""
        self.say(sentence, "error")
        self.refresh_readouts()
        return True

    def refuse_key(self, event: events.Key) -> bool:
        """Name a character that is no command, as from an input method that is still on."""
        refusal = self.refusal(event)
        if refusal:
            self.say(refusal)
            self.refresh_readouts()
        return True

    def take_paste(self, text: str) -> bool:
        """Pasted text goes into a field and never runs as commands."""
        mode = self.mode_in_charge
        if mode is None or not mode.paste(text):
            self.say(self.paste_refusal())
        self.refresh_readouts()
        return True

    def paste_refusal(self) -> str:
        """What to say of pasted text that no field takes."""
        return "Pasted text does not run as commands."

    def take_press(self, target: str) -> bool:
        """A click on a hint, a row or a title; whatever has the keys lets go of them."""
        self.begin_act()
        mode = self.mode_in_charge
        if mode is not None and not target.startswith("press:"):
            mode.press("escape", None)
        taken = self.run_command(target)
        self.refresh_readouts()
        return taken
