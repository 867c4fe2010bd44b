"""Signs of Caps Lock, with which a small letter's key runs what a capital runs."""

from annotator.tui.commands import Command, Group

CHANGING = frozenset({Group.TAG, Group.SPAN, Group.LINK, Group.VERDICT, Group.UNDO})
"""The groups of commands that change what is stored, beside `ALSO`."""

ALSO = "document.complete"


class CapsLock:
    """Whether Caps Lock seems to be on; no terminal tells it.

    A capital that means nothing is the sign that it is, a small letter that it is not: with Shift
    held, somebody who types capitals on purpose presses those that do something.
    """

    def __init__(self) -> None:
        self.seems_on = False
        self._warned = ""

    def typed(self, character: str | None, *, means_something: bool) -> None:
        """Take a letter for a sign; anything else is none."""
        if character is None or character != self._warned:
            self._warned = ""
        if character is not None and character.islower():
            self.seems_on = False
        elif character is not None and character.isupper() and not means_something:
            self.seems_on = True

    def holds_back(self, command: Command, character: str | None) -> bool:
        """Whether to ask first: a capital would change something, and was not pressed before."""
        if not self.seems_on or character is None or not character.isupper():
            return False
        if self._warned == character or not (command.group in CHANGING or command.id == ALSO):
            return False
        self._warned = character
        return True
