"""Keys and mouse as a terminal sends them (xterm's encoding, SGR mouse reports)."""

from collections.abc import Iterator

_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_TILDES = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6}
_FUNCTIONS = {f"f{number}": f"\x1bO{'PQRS'[number - 1]}" for number in range(1, 5)} | {
    f"f{number}": f"\x1b[{code}~"
    for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
_PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
}
_SHIFT, _ALT, _CTRL = 1, 2, 4
_MODIFIERS = {"shift": _SHIFT, "alt": _ALT, "ctrl": _CTRL}

LEFT, MIDDLE, RIGHT = 0, 1, 2
"""Mouse buttons."""

_MOVING, _WHEEL_UP, _WHEEL_DOWN = 32, 64, 65
_MOUSE_ALT = 8


class UnknownKey(ValueError):
    """The name stands for no key that a terminal can send."""


def encode(key: str) -> str:
    """What a terminal sends for `key`: one character, or a name such as `shift+right` or `f5`.

    Raises `UnknownKey` for a name that no terminal sends.
    """
    if len(key) == 1:
        return key
    if (known := _PLAIN.get(key) or _FUNCTIONS.get(key)) is not None:
        return known
    *modifiers, name = key.split("+")
    if not set(modifiers) <= _MODIFIERS.keys():
        raise UnknownKey(key)
    held = sum(_MODIFIERS[modifier] for modifier in modifiers)
    if name in _ARROWS:
        return f"\x1b[1;{held + 1}{_ARROWS[name]}" if held else f"\x1b[{_ARROWS[name]}"
    if name in _TILDES:
        return f"\x1b[{_TILDES[name]};{held + 1}~" if held else f"\x1b[{_TILDES[name]}~"
    if held == _CTRL and len(name) == 1 and name.isascii() and name.isalpha():
        return chr(ord(name.lower()) - ord("a") + 1)
    if held == _ALT and len(name) == 1:
        return f"\x1b{name}"
    raise UnknownKey(key)


def encode_all(keys: tuple[str, ...]) -> bytes:
    """The keys as the bytes of one burst."""
    return "".join(map(encode, keys)).encode()


def paste(text: str) -> bytes:
    """`text` as a terminal pastes it, in brackets, with a carriage return for a line's end."""
    return b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~"


def mouse_down(x: int, y: int, *, button: int = LEFT, alt: bool = False) -> bytes:
    """A button goes down over the cell in column `x` of row `y`, both from 0."""
    return _mouse(button, x, y, alt=alt)


def mouse_move(x: int, y: int, *, button: int = LEFT, alt: bool = False) -> bytes:
    """The mouse moves onto a cell with a button held."""
    return _mouse(button | _MOVING, x, y, alt=alt)


def mouse_up(x: int, y: int, *, button: int = LEFT, alt: bool = False) -> bytes:
    """A button comes up over a cell."""
    return _mouse(button, x, y, alt=alt, final="m")


def wheel(x: int, y: int, *, down: bool = True) -> bytes:
    """One notch of the wheel over a cell."""
    return _mouse(_WHEEL_DOWN if down else _WHEEL_UP, x, y)


def drag(start: tuple[int, int], end: tuple[int, int], *, alt: bool = False) -> Iterator[bytes]:
    """Down on `start`, one report a cell on the way, up on `end`; cells are (column, row)."""
    yield mouse_down(*start, alt=alt)
    for cell in _way(start, end):
        yield mouse_move(*cell, alt=alt)
    yield mouse_up(*end, alt=alt)


def _way(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    (x, y), (to_x, to_y) = start, end
    steps = max(abs(to_x - x), abs(to_y - y))
    for step in range(1, steps + 1):
        yield x + round((to_x - x) * step / steps), y + round((to_y - y) * step / steps)


def _mouse(code: int, x: int, y: int, *, alt: bool = False, final: str = "M") -> bytes:
    return f"\x1b[<{code | (_MOUSE_ALT if alt else 0)};{x + 1};{y + 1}{final}".encode()
