"""From item to item, closer to one, and away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.session.inspecting import inspection_of
from annotator.tui.compare.item_screen import ALL_DECIDED
from annotator.tui.compare.sight import left_and_right
from annotator.tui.key_table import key_for
from annotator.tui.stops.closing import closes

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp
    from annotator.tui.compare.screen import DisagreementScreen

LAST, FIRST = "That is the last one.", "That is the first one."


def following(screen: DisagreementScreen) -> None:
    """The next item."""
    if screen.walk.step(1):
        screen.arrive()
    else:
        screen.say(LAST)


def previous(screen: DisagreementScreen) -> None:
    """The item before."""
    if screen.walk.step(-1):
        screen.arrive()
    else:
        screen.say(FIRST)


def next_undecided(screen: DisagreementScreen) -> None:
    """The next item that is to be decided, round the end."""
    if screen.walk.next_undecided():
        screen.arrive()
    elif screen.entry.decided:
        screen.say(ALL_DECIDED.format(len(screen.walk.entries)))
    else:
        screen.say("Only this one is left.")


def inspect(screen: DisagreementScreen) -> None:
    """What is known of the span of the side that has the keys, its history too."""
    # Pages are loaded when one is first wanted.
    from annotator.tui.screens.inspect import InspectScreen

    both = left_and_right(screen.comparison, screen.entry)
    side = None if both is None else both[screen.side_index]
    row = next((each for each in (() if side is None else side.rows)), None)
    if side is None or not isinstance(row, Span):
        goes = f"{key_for('article.next')} goes to the other one"
        screen.say(f"There is no span on this side. {goes}.")
        return
    desk = screen.desk
    try:
        steps = desk.ask(lambda store: store.steps_of("span", row.id))
        history = tuple((step.created_at, step.annotator, step.title) for step in steps)
        inspection = inspection_of(desk, screen.draft_of(side), row, history)
    except AnnotatorError as refusal:
        screen.say(str(refusal), "error")
        return
    screen.app.push_screen(InspectScreen(inspection))


def clear(screen: DisagreementScreen) -> None:
    """Let go of the selection, else go back to the figures."""
    if not screen.is_mounted:
        leave(screen)
        return
    screen.pane.end_drag()
    if screen.pane.selection is not None or screen.anchored:
        screen.anchored = False
        screen.pane.clear_selection()
    else:
        leave(screen)


def leave(screen: DisagreementScreen) -> None:
    """Go back to the figures, once all is saved."""
    screen.acting.once_saved(closes(screen))


def quit_app(screen: DisagreementScreen) -> None:
    """Leave the program, once all is saved."""
    app: AnnotatorApp = screen.app  # type: ignore[assignment]
    screen.acting.once_saved(app.leave)


def show_on_board(screen: DisagreementScreen) -> None:
    """Go to the place on the board, once all is saved."""
    item = screen.entry.item
    screen.acting.once_saved(lambda: screen.go_to_board(item.document, item.start, item.end))


ACTS: dict[str, Callable[[DisagreementScreen], object]] = {
    "span.next": following,
    "span.previous": previous,
    "open.next": next_undecided,
    "span.inspect": inspect,
    "choose": show_on_board,
    "select.clear": clear,
    "screen.compare": leave,
    "app.quit": quit_app,
}
