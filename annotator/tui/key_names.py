"""Keys as people write them, and the names that Textual has for them."""

import re
import unicodedata
from functools import cache

NAMED = {
    "up": "up", "↑": "up", "down": "down", "↓": "down",
    "left": "left", "←": "left", "right": "right", "→": "right",
    "home": "home", "end": "end",
    "pageup": "pageup", "pgup": "pageup", "pagedown": "pagedown", "pgdn": "pagedown",
    "insert": "insert", "ins": "insert", "delete": "delete", "del": "delete",
    "backspace": "backspace", "tab": "tab", "space": "space",
    "enter": "enter", "return": "enter", "esc": "escape", "escape": "escape",
}  # fmt: skip
"""Names of keys, in small letters, with Textual's."""

UNMODIFIED = frozenset({"backspace", "tab", "space", "enter", "escape"})
"""Keys that most terminals send alike with Shift and Ctrl."""

SAME = {"i": "Tab", "m": "Enter", "j": "Enter", "h": "Backspace"}
"""Letters that with Ctrl are another key on most terminals."""

CHARACTER_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Textual's names of characters where they are not Unicode's."""

_FUNCTION = re.compile(r"f([1-9]|1\d|2[0-4])")
_SPACES = re.compile(r"[\s_-]+")


class NoSuchKey(ValueError):
    """What is written names no key that a terminal sends; the message is a sentence about it."""


def named_character(character: str) -> str:
    """Textual's name for the key that types a character: `é`, `N`, `percent_sign`."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character)
    name = re.sub("[- ]", "_", name.lower()) if len(name) > 1 else name
    return CHARACTER_NAMES.get(name, name)


def typed_by(key: str) -> str:
    """The character that a key types, by Textual's name for it; empty for keys like `f9`.

    A name is not always told from those of others by Unicode's; those up to U+30FF are known.
    """
    return key if len(key) == 1 else _characters().get(key, "")


@cache
def _characters() -> dict[str, str]:
    known = filter(str.isprintable, map(chr, range(ord("!"), 0x3100)))
    return {named_character(character): character for character in known}


def read_key(written: str) -> str:
    """Textual's name of a key that a person wrote: `é`, `F9`, `Ctrl+K`, `Shift+Tab`, `Ctrl+←`.

    Raises:
        NoSuchKey: no terminal sends such a key, or most take it for another.
    """
    text = unicodedata.normalize("NFC", written)
    if len(text) == 1 and text not in NAMED:
        return _character(text)
    *held, last = (part.strip() for part in text.split("+"))
    modifiers = {_modifier(each.lower(), written) for each in held}
    if len(last) == 1 and last not in NAMED:
        return _held_character(last, modifiers, written)
    name = NAMED.get(_SPACES.sub("", last.lower()), "")
    if not name and _FUNCTION.fullmatch(last.lower()):
        name = last.lower()
    if not name:
        raise NoSuchKey(f"“{written}” is no key.")
    if modifiers and name in UNMODIFIED and (name, modifiers) != ("tab", {"shift"}):
        raise NoSuchKey(f"Most terminals send “{written}” like {last} alone.")
    return "+".join([*sorted(modifiers), name])


def _character(character: str) -> str:
    if character == " ":
        return "space"
    if not character.isprintable() or unicodedata.combining(character):
        raise NoSuchKey(f"The character U+{ord(character):04X} is no key.")
    return named_character(character)


def _modifier(word: str, written: str) -> str:
    if word in ("ctrl", "control"):
        return "ctrl"
    if word == "shift":
        return "shift"
    if word in ("alt", "meta", "option"):
        raise NoSuchKey(f"Terminals send “{written}” like Esc and what comes after it.")
    raise NoSuchKey(f"“{written}” is no key: before a “+” stand Ctrl and Shift.")


def _held_character(character: str, modifiers: set[str], written: str) -> str:
    """The key of a character with Shift or Ctrl held."""
    if modifiers == {"shift"} and character.upper() != character.lower():
        return _character(character.upper())
    if modifiers == {"shift"}:
        raise NoSuchKey(f"What “{written}” types differs; write the character itself.")
    if modifiers == {"ctrl", "shift"}:
        raise NoSuchKey(f"Most terminals send “{written}” like Ctrl+{character.upper()}.")
    letter = character.lower()
    if not (letter.isascii() and letter.isalpha()):
        raise NoSuchKey(f"Most terminals do not send “{written}”; with Ctrl they send A to Z.")
    if letter in SAME:
        raise NoSuchKey(f"Most terminals send “{written}” like {SAME[letter]}.")
    return f"ctrl+{letter}"
