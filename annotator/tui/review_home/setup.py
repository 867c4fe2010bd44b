"""Setting a batch up: one form, and a line that says at once what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ClassVar

from textual import events

from annotator.domain.errors import AnnotatorError, Refused
from annotator.session.reviewing.drawing import FrameCount, Setup
from annotator.session.reviewing.keeping import Kept
from annotator.session.wording import count
from annotator.tui.answers import when_done
from annotator.tui.review_home.fields import TextField
from annotator.tui.review_home.form_rows import field_rows, note_rows
from annotator.tui.review_home.setup_form import MEANINGS, SetupForm
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

DRAWING = "The batch is being drawn; keys wait until it is open."

HOW_MANY = "A number, all, or as many as would show such a share of errors, so surely."

LEAVING = frozenset({"up", "down", "tab", "shift+tab", "enter", "escape", "pageup", "pagedown"})
"""Keys that a line of text leaves to the form."""


class SetupScreen(StopScreen):
    """Space ticks, a line of text takes what is typed, Enter draws."""

    ONE_CLICK: ClassVar[bool] = True
    OPENED_BY: ClassVar[str] = "review.new"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "draws and opens"),
        ("tag.pick", "ticks"),
        ("article.next", "next"),
        ("move.down", ""),
        ("move.up", "fields"),
        ("select.clear", "leaves"),
        ("screen.help", "help"),
    )

    def __init__(
        self,
        form: SetupForm,
        measure: Callable[[Setup], Future[FrameCount]],
        draw: Callable[[Setup], Future[Kept]],
        opened: Callable[[str], None],
    ) -> None:
        """`measure` counts what there is to draw from; `opened` gets the id of the new batch."""
        super().__init__()
        self.form = form
        self._measure = measure
        self._draw = draw
        self._opened = opened
        self._asked: Setup | None = None
        """What is being counted, or was last; none where the form says nothing."""
        self._waiting = False
        """Whether a count is under way."""
        self._said = Part("")
        """What the setup comes to, or why it comes to nothing."""
        self._drawing = False

    def on_mount(self) -> None:
        """Count what the form begins with."""
        self.at = "who:"
        self._look()
        super().on_mount()

    # Keys and mouse

    def take_key(self, event: events.Key) -> bool:
        """A line of text that is in hand takes what it has a use for."""
        if self._drawing:
            return True
        line = self._line
        if line is not None and event.key not in LEAVING and self.mode is None:
            self.message = ("", "")
            taken = line.line.press(event.key, event.character)
            self.refresh_readouts()
            return taken
        return super().take_key(event)

    def take_paste(self, text: str) -> bool:
        """Pasted text goes into the line that is in hand."""
        if self._line is None or self._drawing:
            return super().take_paste(text)
        self._line.line.insert(text)
        self.refresh_readouts()
        return True

    def run_command(self, command_id: str) -> bool:
        """Enter draws, wherever the cursor is; Space ticks."""
        if self._drawing:
            return True
        if command_id == "choose":
            self._begin_drawing()
        elif command_id == "tag.pick":
            self.choose(self.at)
        else:
            return super().run_command(command_id)
        return True

    def choose(self, target: str) -> None:
        """Tick or untick."""
        self.form.press(target)

    def refresh_readouts(self) -> None:
        """A key may have changed any field, and what there is to draw from."""
        self._look()
        self.refill()

    @property
    def _line(self) -> TextField | None:
        """The line of text in hand."""
        field = self.form.field(self.at)
        return field if isinstance(field, TextField) else None

    # What it comes to

    def _look(self) -> None:
        """Count anew where the form says something else; one count at a time."""
        try:
            setup = self.form.setup()
        except Refused as refusal:
            self._said = Part(str(refusal), "error")
            self._asked = None
            return
        if setup == self._asked or self._waiting:
            return
        self._asked, self._waiting = setup, True
        when_done(self._measure(setup), self._tell)

    def _tell(self, asked: Future[FrameCount]) -> None:
        self._waiting = False
        if not self.is_attached:
            return
        if self._asked is not None:
            try:
                self._said = Part(frame_words(asked.result()), "strong")
            except AnnotatorError as refusal:
                self._said = Part(str(refusal), "error")
        self._look()
        self.refill()

    def _begin_drawing(self) -> None:
        try:
            setup = self.form.setup()
        except Refused as refusal:
            self.say(str(refusal), "error")
            return
        self._drawing = True
        self.say(DRAWING)
        when_done(self._draw(setup), self._drawn)

    def _drawn(self, asked: Future[Kept]) -> None:
        self._drawing = False
        if not self.is_attached:
            return
        try:
            kept = asked.result()
        except AnnotatorError as refusal:
            self._said = Part(str(refusal), "error")
            self.message = ("", "")
            self.refill()
            return
        self._opened(kept.batch.id)

    # What is shown

    def heading(self) -> list[Part]:
        """What the form is for."""
        return [Part(" New batch", "strong"), Part(" · what to judge of another's work", "dim")]

    def body(self, width: int) -> Body:
        """A field below the other, then what they come to."""
        rows: list[list[Part]] = [[]]
        for field in self.form.fields:
            rows += field_rows(field, self.at, width)
            if field is self.form.plan:
                rows += note_rows([MEANINGS[self.form.sampling]], "dim")
            elif field is self.form.size:
                rows += note_rows([HOW_MANY], "dim")
        return [*rows, [], [Part(" "), self._said]]

    def lit(self, part: Part) -> Part:
        """A line of text shows its cursor itself."""
        if self._line is not None and part.target.startswith(self._line.name):
            return part
        return super().lit(part)


def frame_words(found: FrameCount) -> str:
    """What is drawn of what there is: `59 of 412 items, 21 articles`."""
    return f"{found.size:,} of {count(found.items, 'item')}, {count(found.articles, 'article')}"
