"""A file of keys: what stands in it, and what is said of a mistake.

    [keys]
    link.source = "Ctrl+K"
    span.next = ["F9", "ä"]
    select.grow = []

What is written takes the place of the keys that the command is declared with.
"""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from annotator.tui.commands import BY_ID, RESERVED_KEYS, key_sign
from annotator.tui.key_names import NoSuchKey, read_key
from annotator.tui.key_table import DECLARED, NUMBERS, KeyTable
from annotator.tui.own_keys import UnusableKeys

FIXED = {
    "choose": "enter",
    "select.clear": "escape",
    "screen.palette": "ctrl+p",
    "app.quit": "ctrl+q",
}
"""Keys that stay with their commands, so that every field, question and screen can be left."""

TABLE = "keys"
"""The only table of the file."""

WRITTEN = 'A line is a command and its keys, once each: span.next = ["F9", "ä"]'
"""How the file is written."""

KEYS_ARE = "A key is a character, or one such as F9, PgDn, Shift+Tab, Ctrl+K, Ctrl+←."
"""How a key is written."""


@dataclass(frozen=True)
class KeysToml:
    """A file of keys, with what is said of a mistake in it."""

    file: Path
    text: str

    def table(self) -> KeyTable:
        """The table; a key of two commands is refused."""
        own = {command_id: self._keys(command_id, value) for command_id, value in self._entries()}
        table = KeyTable({**DECLARED.keys, **own})
        runs: dict[str, str] = {}
        for command_id, keys in table.keys.items():
            for key in keys:
                if runs.setdefault(key, command_id) != command_id:
                    raise self._collision(key, runs[key], command_id, own)
        return table

    def _entries(self) -> Iterator[tuple[str, object]]:
        """The commands that the file names, with what it gives them."""
        try:
            content = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise UnusableKeys(f"{self.file} is not TOML: {error}.", WRITTEN) from error
        for name, value in content.items():
            if name != TABLE or not isinstance(value, dict):
                raise UnusableKeys(
                    f"{self.file}{self._line(name)}: “{name}” means nothing here.",
                    "Commands and their keys stand below a line [keys].",
                )
        for command_id, value in _flat(content.get(TABLE, {})):
            if command_id not in BY_ID:
                raise self._unknown(command_id)
            yield command_id, value

    def _unknown(self, command_id: str) -> UnusableKeys:
        nearest = get_close_matches(command_id, BY_ID, 1, 0.0)[0]
        return UnusableKeys(
            f"{self.file}{self._line(command_id)}: there is no command “{command_id}”; "
            f"the nearest is “{nearest}”.",
            "`annotator keys` lists them.",
        )

    def _keys(self, command_id: str, value: object) -> tuple[str, ...]:
        """The keys that a command gets."""
        written = [value] if isinstance(value, str) else value
        where = f"{self.file}{self._line(command_id)}: {command_id}"
        if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
            raise UnusableKeys(
                f"{where} has no key.", 'A key is a text, several are a list: ["F9", "ä"].'
            )
        try:
            keys = tuple(dict.fromkeys(map(read_key, written)))
        except NoSuchKey as error:
            raise UnusableKeys(f"{where}: {error}", KEYS_ARE) from error
        if command_id == NUMBERS and len(keys) % 9:
            numbers = f"{len(keys)} key" if len(keys) == 1 else f"{len(keys)} keys"
            raise UnusableKeys(f"{where} has {numbers}.", "It takes nine, for the articles 1 to 9.")
        for reserved in RESERVED_KEYS.intersection(map(key_sign, keys)):
            raise UnusableKeys(
                f"{where}: “{reserved}” is kept for a later command.", "Take another."
            )
        fixed = FIXED.get(command_id)
        return keys if fixed is None or fixed in keys else (*keys, fixed)

    def _collision(self, key: str, one: str, other: str, own: Collection[str]) -> UnusableKeys:
        """What to say of a key of two commands."""
        kept, written = sorted((one, other), key=lambda id_: (FIXED.get(id_) != key, id_ in own))
        sentence = (
            f"{self.file}{self._line(written)}: “{key_sign(key)}” cannot be a key of {written}: "
            f"{kept} has it, “{BY_ID[kept].title}”."
        )
        if FIXED.get(kept) == key:
            return UnusableKeys(sentence, "That one stays; take another.")
        return UnusableKeys(sentence, f"Give {kept} another, or none: {kept} = []")

    def _line(self, name: str) -> str:
        """Where the file says something of a name: the first line with which it does."""
        lines = self.text.split("\n")
        for number in range(1, len(lines) + 1):
            try:
                content = tomllib.loads("\n".join(lines[:number]))
            except tomllib.TOMLDecodeError:
                continue
            if name in content or name in dict(_flat(content.get(TABLE, {}))):
                return f", line {number}"
        return ""


def _flat(entries: object, before: str = "") -> Iterator[tuple[str, object]]:
    """Names with dots and their values: `span.next` is a table `span` with an entry `next`."""
    if isinstance(entries, dict):
        for name, value in entries.items():
            if isinstance(value, dict):
                yield from _flat(value, f"{before}{name}.")
            else:
                yield f"{before}{name}", value
