"""Looking closer: the history of the item in hand, and whose work it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.errors import AnnotatorError
from annotator.tui.answers import when_done

if TYPE_CHECKING:
    from concurrent.futures import Future

    from annotator.tui.review.screen import ReviewScreen


def inspect(screen: ReviewScreen) -> None:
    """The history of the item, the definition it was made under and the one in force."""
    # Pages are loaded when one is first wanted.
    from annotator.tui.screens.inspect import InspectScreen

    if screen.is_passage:
        screen.say("A passage has no history. Enter shows it in the running article.")
        return
    try:
        inspection = screen.audit.inspection(screen.item.item.place)
    except AnnotatorError as refusal:
        screen.say(str(refusal), "error")
        return
    screen.app.push_screen(InspectScreen(inspection))


def reveal(screen: ReviewScreen) -> None:
    """Whose work the item is: after its verdict, and recorded."""
    if screen.saving.drafts and screen.saving.failure is None:
        screen.saving.when_empty(lambda: reveal(screen))
        return
    try:
        revealed = screen.audit.reveal()
    except AnnotatorError as refusal:
        screen.say(str(refusal), "error")
        screen.refresh_readouts()
        return

    def told(answer: Future[None]) -> None:
        error = answer.exception()
        if error is None:
            whose = screen.audit.whose(revealed.place)
            screen.say(f"Item {revealed.place} is {whose}'s work. It is recorded that you looked.")
        else:
            screen.say(str(error), "error")
        screen.refresh_readouts()

    when_done(screen.desk.submit(lambda store: store.add_reveal(revealed)), told)


ACTS: dict[str, Callable[[ReviewScreen], object]] = {
    "span.inspect": inspect,
    "review.reveal": reveal,
}
