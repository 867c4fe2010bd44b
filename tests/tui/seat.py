"""An annotator at the real screens, on a database of the five seeds."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import DataTable

from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Step, StepKind
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.sitting import Sitting
from annotator.session.suggesting.scorer import Scorer
from annotator.tui.app import AnnotatorApp
from annotator.tui.board.screen import BoardScreen
from annotator.tui.widgets.document_pane import DocumentPane
from annotator.tui.widgets.row_strips import MARGIN
from annotator.tui.widgets.rows import Rows

SMALL, USUAL, WIDE = (80, 24), (120, 40), (200, 60)
"""Columns and rows of a screen with two, three and five panes."""

PATIENCE = 5.0
"""Seconds for which a condition is waited for."""

SIGNS = {"⏎": "enter", "⎋": "escape", "⇥": "tab", "⌫": "backspace", "→": "right", "↓": "down"}
"""What stands for a key in a burst; every other character is itself."""

NEEDLE = "18-plus hour days"
"""Occurs once in the seeds, in article 1."""


class Seat:
    """What a person at the screens can do and see."""

    def __init__(self, app: AnnotatorApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # Doing

    async def type(self, burst: str) -> None:
        """Send characters, and keys by their signs, in one go; wait until all is done and saved."""
        await self.press(*(SIGNS.get(each, each) for each in burst))

    async def press(self, *keys: str) -> None:
        """Send keys by Textual's names or as characters, in one go; wait as `type` does."""
        before = self.app.screen
        self.send(*keys)
        await self.taken()
        if self.app.screen is not before or not self.at_board:
            # Only what is on the board is done as soon as its keys are taken.
            await self.pilot.pause()

    def send(self, *keys: str) -> None:
        """Send keys and wait for nothing."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = {"space": " "}.get(key, key if len(key) == 1 else None)
            driver.send_message(events.Key(name, character))

    async def paste(self, text: str) -> None:
        """Paste text, as the terminal brackets it."""
        driver = self.app._driver
        assert driver is not None
        driver.send_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait as `taken` does, and until everything is laid out."""
        await self.taken()
        await self.pilot.pause()

    async def taken(self) -> None:
        """Wait until the keys sent so far are taken, and what they did is saved or refused."""
        driver = self.app._driver
        assert driver is not None
        taken = asyncio.Event()

        async def told() -> None:
            taken.set()

        driver.send_message(events.Callback(callback=told))
        await asyncio.wait_for(taken.wait(), PATIENCE)
        await self.until(lambda: not (self.app._waiting or self.app._mouse_is_under_way))
        await self.until(lambda: self.has_board and (self.saved or self.is_refused))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "waited in vain"
            await asyncio.sleep(0.005)

    async def click(self, offset: int, *, times: int = 1, pane: DocumentPane | None = None) -> None:
        """Click on a code point of a pane: by default of the one with the caret."""
        pane = pane or self.board.pane
        await self.pilot.click(pane, offset=cell_of(pane, offset), times=times)
        await self.settle()

    async def drag(self, start: int, end: int, *, alt: bool = False) -> None:
        """Drag over the pane with the caret, from one code point to another."""
        pane = self.board.pane
        await self.pilot.mouse_down(pane, offset=cell_of(pane, start))
        x, y = (a + b for a, b in zip(cell_of(pane, end), pane.region.offset, strict=True))
        move = events.MouseMove(pane, x, y, 0, 0, 1, False, alt, False, x, y)
        self.app.screen._forward_event(move)
        await self.pilot.pause()
        await self.pilot.mouse_up(pane, offset=cell_of(pane, end))
        await self.settle()

    async def click_part(self, rows: str, words: str) -> None:
        """Click on the first place in titles, dock or hint line that says `words`."""
        widget = self.app.screen.query_one(f"#{rows}", Rows)
        for y in range(widget.size.height):
            text = widget.render_line(y).text
            if words in text:
                await self.pilot.click(widget, offset=(text.index(words) + 1, y))
                await self.settle()
                return
        raise AssertionError(f"{words!r} is not in {widget.text()!r}")

    # Arranging

    def caret(self, article: int, words: str, *, at: int = 0) -> int:
        """Put the caret on the first place in an article that says `words`, `at` points in."""
        document = self.document(article)
        offset = self.board.texts[document.id].index(words) + at
        self.board.go_to(document.id, offset)
        return offset

    def select(self, article: int, words: str) -> None:
        """Select the first place in an article that says `words`."""
        start = self.caret(article, words)
        self.board.show_selection(self.document(article).id, (start, start + len(words)))

    async def tagged(self, article: int, words: str, key: str = "s") -> Span:
        """The span that a label key makes of the first place that says `words`; it is chosen."""
        self.select(article, words)
        await self.press(key)
        return self.chosen

    async def linked(
        self, one: tuple[int, str], *others: tuple[int, str], key: str = "="
    ) -> list[Span]:
        """Spans of which the first was linked with each of the others; nothing is pinned then."""
        spans = [await self.tagged(*one)]
        await self.press("m")
        for article, words in others:
            self.select(article, words)
            await self.press(key)
            spans.append(self.chosen)
        self.board.pin(None)
        return spans

    # Seeing

    @property
    def board(self) -> BoardScreen:
        """The board, whatever screen is on top of it."""
        return self.app.board

    @property
    def has_board(self) -> bool:
        """Whether there is a board: while one takes the place of another there is none."""
        return any(isinstance(screen, BoardScreen) for screen in self.app.screen_stack)

    @property
    def is_refused(self) -> bool:
        """Whether something could not be saved."""
        return self.board.saving.failure is not None

    @property
    def at_board(self) -> bool:
        """Whether nothing lies over the board."""
        return self.app.screen is self.board

    @property
    def sitting(self) -> Sitting:
        return self.board.sitting

    @property
    def shown(self) -> Layer:
        """What is painted."""
        return self.board.shown

    @property
    def saved(self) -> bool:
        """Whether nothing waits for the database."""
        return not self.board.saving.drafts

    @property
    def spans(self) -> list[Span]:
        """The painted spans, by article and place."""
        numbers = {each.id: each.number for each in self.sitting.documents}
        return sorted(
            self.shown.spans.values(), key=lambda span: (numbers[span.document], span.start)
        )

    @property
    def tags(self) -> list[tuple[str | None, str]]:
        """Label and quote of the painted spans, by article and place."""
        return [(span.label, span.quote) for span in self.spans]

    @property
    def chosen(self) -> Span:
        """The chosen span, which there is."""
        span = self.board.chosen_span
        assert span is not None
        return span

    @property
    def link(self) -> Link:
        """The only link."""
        (link,) = self.shown.links.values()
        return link

    def relations(self) -> list[Relation]:
        """The relations of the painted links, oldest first."""
        return [each.relation for each in sorted(self.shown.links.values(), key=lambda it: it.id)]

    @property
    def selected(self) -> str:
        """The selected text; empty where nothing is."""
        start, end = self.board.pane.selection or (0, 0)
        return self.board.text[start:end]

    @property
    def article(self) -> int:
        """The number of the article with the caret."""
        return self.board.document.number

    def document(self, article: int) -> Document:
        return next(each for each in self.sitting.documents if each.number == article)

    def row(self, name: str) -> str:
        """What titles, dock, hint line or status line of the screen on top say."""
        return self.app.screen.query_one(f"#{name}", Rows).text()

    @property
    def hint(self) -> str:
        return self.row("hints")

    def cells(self, table: str) -> list[list[str]]:
        """The rows of a table of the screen on top."""
        widget = self.app.screen.query_one(f"#{table}", DataTable)
        return [[str(cell) for cell in widget.get_row_at(y)] for y in range(widget.row_count)]

    @property
    def question(self) -> str:
        """What is asked, in the dock, with the answers in the hint line."""
        return f"{self.row('dock')}\n{self.hint}"

    @property
    def status(self) -> str:
        return self.row("status")

    def stored(self) -> list[Span]:
        """The spans in the database."""
        ada, story = self.board.annotator.id, self.sitting.story
        return list(self.app.desk.call(lambda store: store.layer(ada, story)).spans.values())

    def steps(self) -> list[Step]:
        """The annotator's steps in the database, oldest first; imports are none."""
        ada = self.board.annotator.id
        steps = self.app.desk.call(lambda store: store.steps(ada, limit=1000))
        return [step for step in reversed(steps) if step.kind is not StepKind.IMPORT]


def cell_of(pane: DocumentPane, offset: int) -> tuple[int, int]:
    """Where a code point is shown, in cells and rows from the corner of its pane."""
    assert pane.cell_map is not None
    row, cell = pane.cell_map.cell_of(offset)
    assert pane.top <= row < pane.top + pane.size.height, "not in view"
    return cell + MARGIN, row - pane.top


@asynccontextmanager
async def seated(
    path: Path,
    size: tuple[int, int] = WIDE,
    *,
    name: str = "Ada",
    documents: Sequence[str] = (),
    scoring: Scorer | None = None,
) -> AsyncIterator[Seat]:
    """Open the screens on a database; they are gone without a farewell at the end.

    Without `scoring` nothing is suggested.
    """
    with Desk.open(path) as desk:
        annotator = desk.call(lambda store: known_annotator(store, name))
        app = AnnotatorApp(desk, annotator, open_story(desk, annotator.id), documents, scoring)
        async with app.run_test(size=size) as pilot:
            seat = Seat(app, pilot)
            await seat.settle()
            # What comes a moment after the first paint.
            seat.board.panes.begin_unread()
            yield seat
