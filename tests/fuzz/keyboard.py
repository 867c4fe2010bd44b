"""What a terminal sends for the keys of the commands, and for what is no command's key."""

import random
import re
from collections.abc import Callable

from annotator.tui.commands import COMMANDS, KEY_SIGNS
from tests.pty import keys
from tests.strategies import FRAGMENTS

ESCAPE = "\x1b[27u"
"""The key as newer terminals send it, which cannot be taken for the beginning of another."""

QUITS = ("q", "ctrl+q", "ctrl+c")


def sent(key: str) -> str:
    """What the terminal sends for a key by Textual's name for it."""
    if key == "escape":
        return ESCAPE
    sign = KEY_SIGNS.get(key, "")
    if len(sign) == 1 and sign.isascii():
        return sign
    return keys.encode(key)


_KEY = re.compile(r"\x1b\[[0-?]*[@-~]|\x1bO.|\x1b?.", re.DOTALL)


def keys_in(text: str) -> int:
    """How many keys a terminal sends this for."""
    return len(_KEY.findall(text))


COMMAND_KEYS = tuple(
    sent(key) for command in COMMANDS if command.id != "app.quit" for key in command.keys
)
"""All but those that quit, which come at the end."""

OTHER_KEYS = (
    *"tsofABHIJKLOPTWYZ\\|@#$^*_`\"",
    *map(keys.encode, ("f9", "f12", "insert", "alt+x", "ctrl+a", "shift+delete")),
    "é", "工", "\u0301", "👍🏽",
)  # fmt: skip
"""Labels', later commands' and nobody's."""

SIZES = ((120, 40), (80, 24), (200, 60), (40, 12), (20, 5), (9, 3))
"""Columns and rows; nobody can work on the last ones, which a window may have for a moment."""


def pasted(dice: random.Random) -> bytes:
    """A bracketed paste of what a terminal lets through."""
    text = "".join(dice.choices(FRAGMENTS, k=dice.randrange(1, 5)))
    return keys.paste(text.replace("\x1b", ""))


def clicked(dice: random.Random) -> bytes:
    """A click, a drag or a turn of the wheel somewhere."""
    places = [(dice.randrange(0, 120), dice.randrange(0, 40)) for _ in range(2)]
    one, other = places
    deeds: list[Callable[[], bytes]] = [
        lambda: (keys.mouse_down(*one) + keys.mouse_up(*one)) * dice.randrange(1, 4),
        lambda: b"".join(keys.drag(one, other, alt=dice.random() < 0.5)),
        lambda: keys.wheel(*one, down=dice.random() < 0.5) * dice.randrange(1, 9),
        lambda: keys.mouse_down(*one, button=keys.RIGHT) + keys.mouse_up(*one),
        lambda: keys.mouse_down(*one),
        lambda: keys.mouse_move(*one),
    ]
    return dice.choice(deeds)()


def typed(dice: random.Random) -> bytes:
    """A word that a field takes, and that runs commands elsewhere."""
    words = ("workers", "read more", "?", "!!", "0", "1/2", "ana", "x" * 200, "(", '"a', "*")
    return dice.choice(words).encode()


RARE = (pasted, clicked, clicked, typed)
"""What comes between the keys."""
