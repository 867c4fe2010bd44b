"""Asking for what is known of an article, one field after the other."""

from collections.abc import Callable, Mapping

from annotator.domain.document import Document
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode

EDITED = (("source", "Outlet"), ("title", "Title"), ("published", "Published"), ("story", "Story"))
"""The fields of a document that a person can edit, with their prompts."""


def ask_fields(
    document: Document,
    enter: Callable[[FieldMode], None],
    leave: Callable[[], None],
    done: Callable[[Mapping[str, str]], None],
) -> None:
    """Ask for each field of an article, then give `done` what was said; Escape leaves it all.

    `enter` gives the keys to a field, `leave` takes them back.
    """
    answers: dict[str, str] = {}

    def ask(index: int) -> None:
        if index == len(EDITED):
            done(answers)
            return
        name, prompt = EDITED[index]

        def answered(text: str) -> None:
            answers[name] = text
            ask(index + 1)

        field = LineField(prompt, getattr(document, name))
        enter(FieldMode(field, leave, answered, enter="next", escape="leave it all"))

    ask(0)
