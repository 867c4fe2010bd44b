"""The mouse as the terminal reports it: events go to the app, which finds out whom they are for."""

from collections.abc import Iterator

from textual import events
from textual.geometry import Offset

from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.rows import Rows
from tests.tui.seat import Seat, cell_of

Place = Offset
"""Cell and row of the screen, from 0."""


def place_in(pane: DocumentPane, offset: int) -> Place:
    """Where a code point of a pane is shown."""
    return Offset(*cell_of(pane, offset)) + pane.region.offset


def place_of(at: Seat, rows: str, words: str) -> Place:
    """Where titles, dock, hint line or list of the screen on top say `words`."""
    widget = at.app.screen.query_one(f"#{rows}", Rows)
    for y in range(widget.size.height):
        text = widget.render_line(y).text
        if words in text:
            return widget.region.offset + Offset(text.index(words), y)
    raise AssertionError(f"{words!r} is not in {widget.text()!r}")


def send(at: Seat, *acts: events.Event) -> None:
    """Have these arrive in one packet, and wait for nothing."""
    driver = at.app._driver
    assert driver is not None
    for act in acts:
        driver.send_message(act)


def down(place: Place) -> events.MouseDown:
    """The left button goes down."""
    return events.MouseDown(None, *place, 0, 0, 1, False, False, False)


def move(place: Place) -> events.MouseMove:
    """The mouse is moved with the button held."""
    return events.MouseMove(None, *place, 0, 0, 1, False, False, False)


def up(place: Place) -> events.MouseUp:
    """The button comes up."""
    return events.MouseUp(None, *place, 0, 0, 1, False, False, False)


def click(place: Place) -> Iterator[events.MouseEvent]:
    """Down and up on one cell."""
    yield down(place)
    yield up(place)


def drag(start: Place, *way: Place) -> Iterator[events.MouseEvent]:
    """Down, by way of each place, up on the last one."""
    yield down(start)
    for place in way:
        yield move(place)
    yield up(way[-1])


def wheel(place: Place, *, up: bool = False) -> events.MouseScrollDown | events.MouseScrollUp:
    """One notch of the wheel."""
    notch = events.MouseScrollUp if up else events.MouseScrollDown
    return notch(None, *place, 0, 0, 0, False, False, False)


def key(name: str, character: str | None = None) -> events.Key:
    """A key behind what the mouse does."""
    return events.Key(name, character if character is not None or len(name) > 1 else name)


async def click_on(at: Seat, rows: str, words: str) -> None:
    """Click on words around the panes, and wait for what that does."""
    send(at, *click(place_of(at, rows, words)))
    await at.settle()
