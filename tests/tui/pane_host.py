"""A small app around panes, and how to look at what they show."""

from textual import events, on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.pilot import Pilot

from annotator.domain.document import Document
from annotator.domain.identity import text_hash
from annotator.tui.layout.mark import Mark
from annotator.tui.widgets.document_pane import DocumentPane

TEXT = (
    "Workers at the site said on Monday that they had slept four hours a night. "
    "“We are tired,” said one of them.\n"
    "\n"
    "The ministry counted over 10,000 workers in 2023, half of them from abroad. "
    "It gave no reason.\n"
) + "".join(f"Paragraph {number} has a few words of its own and no more.\n" for number in range(60))


def document(text: str) -> Document:
    """A document with this text."""
    return Document(
        id="d", key="d", story="s", number=1, text_sha256=text_hash(text), length=len(text)
    )


def mark(mark_id: str, start: int, end: int, label: str | None = "testimony") -> Mark:
    """A mark with the letter of its label."""
    return Mark(mark_id, start, end, label, (label or "·")[0])


class Host(App[None]):
    """Panes side by side that show one text."""

    CSS = "DocumentPane { width: 1fr; height: 1fr; }"

    def __init__(
        self,
        text: str = TEXT,
        panes: int = 1,
        marks: tuple[Mark, ...] = (),
        reading: tuple[int, int | None, int] = (0, None, 0),
    ) -> None:
        super().__init__()
        self.reading = reading
        self.text = text
        self.marks = marks
        self.heard: list[tuple[object, ...]] = []
        self.panes = [DocumentPane(id=f"pane{number}") for number in range(panes)]

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield from self.panes

    def on_mount(self) -> None:
        for pane in self.panes:
            pane.show(document(self.text), self.text)
            pane.set_marks(self.marks)
            pane.restore(*self.reading)
        self.panes[0].active = True

    @on(DocumentPane.Pressed)
    def hear_press(self, message: DocumentPane.Pressed) -> None:
        self.heard.append(("pressed", message.offset))

    @on(DocumentPane.SpanPressed)
    def hear_span(self, message: DocumentPane.SpanPressed) -> None:
        self.heard.append(("span", message.span_id))

    @on(DocumentPane.Selected)
    def hear_selection(self, message: DocumentPane.Selected) -> None:
        self.heard.append(("selected", self.text[message.start : message.end]))


def rows(pane: DocumentPane) -> list[str]:
    """The rows of a pane as they are shown."""
    return [strip.text for strip in pane.render_lines(pane.size.region)]


def at(pane: DocumentPane, offset: int) -> tuple[int, int]:
    """Where an offset is shown, relative to the pane: cells from the left, rows from the top."""
    assert pane.cell_map is not None
    row, cell = pane.cell_map.cell_of(offset)
    return cell + 5, row - pane.top


async def drag(
    pilot: Pilot[None], pane: DocumentPane, offset: tuple[int, int], *, alt: bool = False
) -> None:
    """Move a mouse whose button is down to a place in or outside the pane.

    `Pilot.hover` moves one whose button is up, and refuses to leave the screen.
    """
    x, y = offset
    pane.post_message(events.MouseMove(pane, x, y, 0, 0, 1, False, alt, False, x, y))
    await pilot.pause()


async def wheel(
    pilot: Pilot[None],
    pane: DocumentPane,
    step: type[events.MouseScrollDown] | type[events.MouseScrollUp],
) -> None:
    """Turn the wheel by a step over a pane."""
    pane.post_message(step(pane, 3, 3, 0, 0, 0, False, False, False, 3, 3))
    await pilot.pause()
