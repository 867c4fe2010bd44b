"""The application: one database, one annotator, the screens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from textual import events, on

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.domain.step import Step
from annotator.session.attention import Attention
from annotator.session.desk import Desk
from annotator.session.guidance import Guidance
from annotator.session.opening import Opened, open_story, save_place
from annotator.session.place import Place
from annotator.session.preferences import remember_cursor, remember_theme
from annotator.session.suggesting.repeated import RepeatedLines
from annotator.session.suggesting.scorer import Scorer
from annotator.tui.board.screen import BoardScreen
from annotator.tui.command_screen import Act, CommandScreen
from annotator.tui.commands import BY_ID
from annotator.tui.cursor_app import CursorApp
from annotator.tui.key_table import key_for
from annotator.tui.keyed_app import KeyedApp
from annotator.tui.saving import Saving
from annotator.tui.textual_compat import Failing
from annotator.tui.themed_app import ThemedApp
from annotator.tui.upkeep import DAY_EVERY, EMPTY_LOG_EVERY, back_up_daily, begin_upkeep, empty_log
from annotator.tui.watching import Watching

POLL = 0.5
"""Seconds between two looks for what other programs have committed."""

PLACE_EVERY = 2.0
"""Seconds after which the place is remembered, so that a kill does not lose it."""

PRELOAD_AFTER = 0.3
"""Seconds after the first paint at which what later acts need is loaded."""

SOMEBODY = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseUp,
    events.MouseScrollDown,
    events.MouseScrollUp,
)
"""What tells that somebody is here; a mouse may be moved by the table."""

OVERLAYS = (
    "screen.help",
    "screen.palette",
    "screen.review",
    "review.new",
    "review.summary",
    "review.sign",
    "screen.feedback",
    "screen.compare",
    "screen.matrix",
    "screen.queue",
    "screen.stories",
    "suggest.elsewhere",
    "notes.flagged",
    "span.inspect",
    "tour.start",
)
"""The commands that open a screen of `overlays`."""

Passage = tuple[str, int, int]
"""A document's id, and where a passage of it starts and ends, in code points."""


class AnnotatorApp(Failing, ThemedApp, CursorApp, KeyedApp):
    """Hands steps to the desk, and shows what comes from it."""

    CSS_PATH = "app.tcss"
    TITLE = "annotator"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        desk: Desk,
        annotator: Annotator,
        opened: Opened,
        documents: Sequence[str] = (),
        scoring: Scorer | None = None,
    ) -> None:
        """`documents`: ids of those to read; by default as the story was left.

        Without `scoring` nothing is suggested.
        """
        super().__init__()
        self.desk = desk
        self.annotator = annotator
        self.scoring = scoring
        self.guidance = Guidance(desk)
        """What help and pickers show of the guideline."""
        self.over_board: Callable[[AnnotatorApp], None] | None = None
        """Opens what lies over the board from the start; none: nothing does."""
        self._first_board = self._board_of(opened, documents)
        self._watching = Watching(desk, lambda: self.board.sitting.seq, self._absorb, self.tell)
        self._attention = Attention(annotator.id, opened.sitting.id)
        self._place: Place | None = None
        self._warned: tuple[Step, ...] = ()
        """What was not saved when a person wanted to quit and was told so."""

    def on_mount(self) -> None:
        """Show the board, and look for other programs' commits from time to time."""
        self.push_screen(self._first_board)
        self._attention.turn_to(self._first_board.document.id)
        if self.over_board is not None:
            self.call_after_refresh(self._open_over_board, self.over_board)
        self.set_interval(POLL, self._while_open(self._watching.look))
        self.set_interval(PLACE_EVERY, self._while_open(self.save_place))
        self.set_interval(EMPTY_LOG_EVERY, self._while_open(partial(empty_log, self.desk)))
        self.set_interval(DAY_EVERY, self._while_open(partial(back_up_daily, self.desk, self.tell)))
        self.set_timer(PRELOAD_AFTER, self.guidance.look)
        self.set_timer(PRELOAD_AFTER, partial(begin_upkeep, self.desk, self.tell))

    async def on_event(self, event: events.Event) -> None:
        """Do what a key or the mouse asks for, and take note of where somebody is at work."""
        await super().on_event(event)
        if isinstance(event, SOMEBODY) and not self.is_leaving:
            is_annotating = all(
                screen.ANNOTATING
                for screen in self.screen_stack
                if isinstance(screen, CommandScreen)
            )
            self._attention.turn_to(self.board.document.id if is_annotating else None)

    def _while_open(self, act: Callable[[], None]) -> Callable[[], None]:
        """`act` for a timer, which may still run while the screens are closed one by one."""

        def run() -> None:
            if any(isinstance(screen, BoardScreen) for screen in self.screen_stack):
                act()

        return run

    def can(self, command_id: str) -> bool:
        """Whether the screen below the palette, the board or the app itself can do that."""
        below = [each for each in self.screen_stack if isinstance(each, CommandScreen)][-1:]
        return any(command_id in each.acts() for each in [*below, self.board]) or (
            command_id in self.acts
        )

    def perform(self, command_id: str) -> None:
        """Do what was picked in the palette, on the screen below it."""
        screen = self.screen
        if isinstance(screen, CommandScreen) and screen.run_command(command_id):
            self.board.refresh_readouts()
        elif not self.run_command(command_id):
            self.tell(f"“{BY_ID[command_id].title}” is done on the board, not over it.")

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """What every screen has, by command id."""
        return {
            **{command_id: partial(self._open, command_id) for command_id in OVERLAYS},
            "theme.toggle": self.toggle_theme,
            "cursor.toggle": self.toggle_cursor,
            "app.stop": self.action_suspend_process,
            "app.quit": self.leave,
        }

    def _open(self, command_id: str) -> None:
        # Not at the top: the first paint does not wait for tables and palette.
        from annotator.tui.overlays import OPENERS

        self._open_over_board(OPENERS[command_id])

    def _open_over_board(self, opener: "Callable[[AnnotatorApp], None]") -> None:
        """Open a screen, or say why that cannot be."""
        try:
            opener(self)
        except AnnotatorError as refusal:
            self.tell(str(refusal))

    def copy_to_clipboard(self, text: str) -> None:
        """Keep from the terminal what Textual's own widgets copy."""

    def copy_out(self, text: str) -> None:
        """Send text to the clipboard of the terminal, which may or may not take it."""
        super().copy_to_clipboard(text)

    def tell(self, sentence: str) -> None:
        """Say why something cannot be, on the screen that is shown or on the board below it."""
        screen = self.screen
        if not isinstance(screen, CommandScreen) or not screen.tell(sentence):
            self.board.tell(sentence)

    def search(self, needle: str) -> None:
        """List where the whole database says something."""
        from annotator.tui.overlays import open_search

        open_search(self, needle)

    # Screens

    @property
    def board(self) -> BoardScreen:
        """The board that is open."""
        return next(screen for screen in self.screen_stack if isinstance(screen, BoardScreen))

    def _board_of(self, opened: Opened, documents: Sequence[str] = ()) -> BoardScreen:
        """The board of a story as it was left; `documents`: the ids of those to read instead."""

        def saving(saved: Callable[[Step], None], changed: Callable[[], None]) -> Saving[Step]:
            return Saving(
                lambda step: self.desk.submit(lambda store: store.commit(step)),
                self.batch_update,
                saved,
                changed,
                lambda: self.desk.waits,
            )

        repeated = RepeatedLines(self.desk, opened.sitting)
        if self.scoring is not None:
            self.scoring.seen_elsewhere = lambda: repeated.known
        board = BoardScreen(opened.sitting, self.annotator, saving, self.scoring, repeated)
        if opened.place is not None:
            board.panes.restore(opened.place)
            board.queue.put_off(opened.place.skipped)
        if documents:
            board.panes.read(documents)
        return board

    def open_story(
        self, story: str, documents: Sequence[str] = (), passage: Passage | None = None
    ) -> bool:
        """Read a story, or other documents of the one that is open; False where that failed.

        `passage` is selected then.
        """
        board = self.board
        try:
            if board.saving.drafts:
                raise AnnotatorError("Not everything is saved yet; this story stays open.")
            self.save_place()
            opened = open_story(self.desk, self.annotator.id, story, sitting_id=board.sitting.id)
        except AnnotatorError as refusal:
            self.back_to_board()
            board.say(str(refusal), "error")
            board.refresh_readouts()
            return False
        board.stop()
        self.back_to_board()
        opening = self._board_of(opened, documents)
        opening.tour = board.tour
        if passage is not None:
            opening.panes.begin_at(*passage)
        self.switch_screen(opening)
        return True

    @on(BoardScreen.Outgrown)
    def reopen_story(self) -> None:
        """Open the story anew; the words for the last act stay."""
        board = self.board
        if not board.saving.drafts:
            self.open_story(board.sitting.story)
            self.board.last_act = board.last_act

    def back_to_board(self) -> None:
        """Close what lies over the board."""
        while not isinstance(self.screen, BoardScreen):
            # The palette may still be listing commands, in widgets that will be gone.
            self.workers.cancel_node(self.screen)
            self.pop_screen()

    def toggle_theme(self) -> None:
        """Light instead of dark, or dark instead of light; the next start has it too."""
        if self.no_color:
            self.tell("NO_COLOR is set: text and ground are the terminal's own.")
            return
        is_light = self.current_theme.dark
        self.wear(is_light=is_light)
        remember_theme(self.desk, self.annotator.id, "light" if is_light else "dark")

    def toggle_cursor(self) -> None:
        """Show the terminal's cursor, or hide it; the next start has it so too."""
        self.show_cursor(not self.shows_cursor)
        remember_cursor(self.desk, self.annotator.id, shown=self.shows_cursor)

    def action_suspend_process(self) -> None:
        """Stop as a job of the shell, or say that there is none that could go on with it."""
        # Only who stops the program needs it.
        from annotator.tui.job_control import has_shell, stop_between_turns

        if has_shell():
            stop_between_turns(self.desk, super().action_suspend_process)
        else:
            self.tell("There is no shell here that could go on with a stopped program.")

    def leave(self) -> None:
        """Quit. Everything is saved; where it is not, this says so once and stays."""
        board = self.board
        if board.saving.drafts and board.saving.failure is None:
            board.saving.when_empty(self.leave)
            return
        drafts = board.saving.drafts
        if drafts and drafts != self._warned:
            self._warned = drafts
            count = len(drafts)
            keys = f"{key_for('save.again')} tries again; {key_for('app.quit')} again"
            board.say(f"{count} not saved. {keys} leaves it behind.", "error")
            board.refresh_readouts()
            return
        self.end()

    def end(self, return_code: int = 0) -> None:
        """Give the terminal back; what is not saved yet is left behind."""
        self.board.stop()
        self._attention.turn_to(None)
        self.save_place()
        self.exit(return_code=return_code)

    def save_place(self) -> None:
        """Remember how the story is being read, and for how long, where that has changed."""
        board = self.board
        place = replace(board.panes.place(board.sitting.story), skipped=board.queue.skipped)
        times = self._attention.unsaved()
        if place != self._place or times:
            self._place = place
            saving = save_place(self.desk, self.annotator.id, place, times)
            self._attention.sent(times, saving)

    def _absorb(self, steps: list[Step]) -> bool:
        """Show what another program has committed; False where that has to wait for drafts."""
        board = self.board
        foreign = [step for step in steps if not board.sitting.history.knows(step.id)]
        if board.sitting.absorb(steps):
            if foreign:
                board.absorb(tuple(foreign))
                board.refresh_readouts()
            return True
        if board.saving.drafts or not self.open_story(board.sitting.story):
            return False
        self.board.say("Another program has changed this story. It was opened anew.")
        return True
