"""What an annotator likes, remembered in the database."""

from annotator.session.desk import Desk


def theme(desk: Desk, annotator: str) -> str | None:
    """The theme that the annotator chose last, `light` or `dark`; none: neither.

    A name that has one of the words in it is it too.
    """
    return desk.call(lambda store: store.meta(_key(annotator)))


def remember_theme(desk: Desk, annotator: str, name: str) -> None:
    """Remember a theme, as soon as the desk comes to it."""
    desk.submit(lambda store: store.set_meta(_key(annotator), name))


def _key(annotator: str) -> str:
    return f"theme {annotator}"
