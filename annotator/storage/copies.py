"""Texts that are copies of one another but for a few words: wire copy, a page saved twice."""

WINDOWS = 16
WIDTH = 24
"""So many stretches of a text, of so many code points, are looked for in another."""

COPIED = 0.75
"""Share of them that is in a copy; in another article on the event there are one or two."""

ALIKE = 0.8
"""Length of the shorter of two copies as a share of that of the longer one."""


class Copies:
    """Tells of one text after the other whether it is a copy of one that came before."""

    def __init__(self) -> None:
        self._known: list[tuple[int, list[str]]] = []
        """Of each text its length and its windows."""

    def is_new(self, text: str) -> bool:
        """Whether `text` is no copy of one that this was asked about before."""
        if any(_is_copy(text, *known) for known in self._known):
            return False
        self._known.append((len(text), _windows(text)))
        return True


def _windows(text: str) -> list[str]:
    step = max(1, (len(text) - WIDTH) // WINDOWS)
    return [text[at : at + WIDTH] for at in range(0, max(1, len(text) - WIDTH), step)]


def _is_copy(text: str, length: int, windows: list[str]) -> bool:
    if min(length, len(text)) < ALIKE * max(length, len(text)):
        return False
    may_lack = (1 - COPIED) * len(windows)
    for window in windows:
        may_lack -= window not in text
        if may_lack < 0:
            return False
    return True
