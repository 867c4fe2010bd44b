"""What an annotator likes, remembered in the database."""

from annotator.session.desk import Desk

SHOWN, HIDDEN = "shown", "hidden"


def theme(desk: Desk, annotator: str) -> str | None:
    """The theme that the annotator chose last, `light` or `dark`; none: neither.

    A name that has one of the words in it is it too.
    """
    return _remembered(desk, f"theme {annotator}")


def remember_theme(desk: Desk, annotator: str, name: str) -> None:
    """Remember a theme, as soon as the desk comes to it."""
    _remember(desk, f"theme {annotator}", name)


def shows_cursor(desk: Desk, annotator: str) -> bool:
    """Whether the annotator wants to see the terminal's own cursor."""
    return _remembered(desk, f"cursor {annotator}") == SHOWN


def remember_cursor(desk: Desk, annotator: str, *, shown: bool) -> None:
    """Remember whether the cursor is seen, as soon as the desk comes to it."""
    _remember(desk, f"cursor {annotator}", SHOWN if shown else HIDDEN)


def _remembered(desk: Desk, key: str) -> str | None:
    return desk.call(lambda store: store.meta(key))


def _remember(desk: Desk, key: str, value: str) -> None:
    desk.submit(lambda store: store.set_meta(key, value))
