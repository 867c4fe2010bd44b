"""Which keys run which commands: as they are declared, or as a person has them.

One table is in force, for hints, help, palette and questions as for the keys themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from annotator.tui.commands import BY_ID, COMMANDS, RESERVED_KEYS, Command, key_sign

NUMBERS = "offer.link"
"""The command whose keys are the numbers of articles: nine in their order, or twice nine."""


@dataclass(frozen=True)
class KeyTable:
    """The keys of every command; a key runs one."""

    keys: Mapping[str, tuple[str, ...]]
    """Textual's names of the keys by command id; the first is the one that hints name."""

    @cached_property
    def _commands(self) -> dict[str, Command]:
        return {key: BY_ID[command_id] for command_id, keys in self.keys.items() for key in keys}

    @cached_property
    def _characters(self) -> frozenset[str]:
        return RESERVED_KEYS | {key_sign(key) for key in self._commands}

    @cached_property
    def _signs(self) -> Mapping[str, str]:
        signs = {command_id: self.signs(BY_ID[command_id]) for command_id in self.keys}
        return {command_id: next(iter(each), "") for command_id, each in signs.items()}

    def command_of(self, key: str) -> Command | None:
        """What a key runs, or none."""
        return self._commands.get(key)

    def keys_of(self, command_id: str) -> tuple[str, ...]:
        """The keys of a command; none: only the palette reaches it."""
        return self.keys[command_id]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The keys that hints name for the articles 1 to 9."""
        return self.keys[NUMBERS][:9]

    def number_of(self, key: str) -> str:
        """The number of the article that a key names, `1` to `9`; empty where it names none."""
        keys = self.keys[NUMBERS]
        return str(keys.index(key) % 9 + 1) if key in keys else ""

    def sign(self, command_id: str) -> str:
        """The key that hints name, as people read it; empty where there is none."""
        return self._signs[command_id]

    def named(self, command_id: str) -> str:
        """What a sentence calls a command: its key, else what the palette calls it."""
        return self.sign(command_id) or f"“{BY_ID[command_id].title}” in the palette"

    def signs(self, command: Command) -> list[str]:
        """The keys of a command as people read them; nine numbers of articles as one."""
        keys = self.keys[command.id]
        if command.id != NUMBERS:
            return [key_sign(key) for key in keys]
        return [
            f"{key_sign(keys[first])}…{key_sign(keys[first + 8])}"
            for first in range(0, len(keys), 9)
        ]

    def command_key(self, character: str) -> bool:
        """Whether a printable character runs a command, now or in a later version."""
        return character in self._characters


DECLARED = KeyTable({command.id: command.keys for command in COMMANDS})
"""The keys that the program comes with."""

_in_force = DECLARED


def keys_in_force() -> KeyTable:
    """The table that holds in this process."""
    return _in_force


def key_for(command_id: str) -> str:
    """What a sentence calls a command: its key in force, else what the palette calls it."""
    return _in_force.named(command_id)


def put_in_force(table: KeyTable) -> None:
    """Have a table hold: before the screens open, since what they show is not redone."""
    global _in_force
    _in_force = table
