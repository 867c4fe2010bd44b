"""The screens that lie over the board, and what they are given.

The app imports this module when a screen is first wanted, or in a quiet moment: tables and the
palette take a third of the time to the first paint, which needs none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Refused
from annotator.session.editing import edit_document
from annotator.session.flagged import FlaggedNote, flagged_notes
from annotator.session.inspecting import inspect
from annotator.session.search import Hit
from annotator.session.searching import Searching
from annotator.session.suggesting.elsewhere import echoes
from annotator.session.suggesting.scoring import Scoring
from annotator.tui.key_table import key_for
from annotator.tui.palette_provider import PaletteScreen
from annotator.tui.queue.screen import QueueScreen
from annotator.tui.screens.elsewhere import ElsewhereScreen
from annotator.tui.screens.flagged import FlaggedScreen
from annotator.tui.screens.help import HelpScreen
from annotator.tui.screens.inspect import InspectScreen
from annotator.tui.screens.matrix import MatrixScreen
from annotator.tui.screens.search import SearchScreen
from annotator.tui.screens.stories import StoriesScreen

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp


def open_help(app: AnnotatorApp) -> None:
    """The keys and the guideline, over any screen."""
    app.push_screen(HelpScreen(app.board.labels, app.guidance))


def open_palette(app: AnnotatorApp) -> None:
    """Every command by name, over any screen."""
    app.push_screen(PaletteScreen())


def open_matrix(app: AnnotatorApp) -> None:
    """The fact matrix over the board."""
    app.back_to_board()
    board = app.board
    advice = [] if board.tour is None else [board.tour.in_matrix]
    matrix = MatrixScreen(board.shown_draft, board.choose_from_elsewhere, *advice)
    app.push_screen(matrix)
    if board.saving.drafts:
        board.saving.when_empty(matrix.fill_again)


def open_queue(app: AnnotatorApp) -> None:
    """The pairs that may say the same, over the board."""
    app.back_to_board()
    board, scoring = app.board, app.scoring
    if scoring is None:
        raise Refused("Suggestions are off.")
    app.push_screen(QueueScreen(board, lambda: scoring.pairs(board.sitting.draft)))


def open_search(app: AnnotatorApp, needle: str) -> None:
    """What the whole database says of a text, over the board."""
    app.back_to_board()
    searching = Searching(app.desk, needle)
    app.push_screen(
        SearchScreen(needle, searching, partial(_go_to, app), partial(_find_everywhere, app))
    )


def open_elsewhere(app: AnnotatorApp) -> None:
    """What articles of other stories say that is like the chosen span, over the board."""
    board = app.board
    span = board.needed_span()
    if span is None:
        board.refresh_readouts()
        return
    if app.scoring is None:
        raise Refused("Suggestions are off.")
    app.back_to_board()
    # One of its own: that of the story would have to let go of what it has worked out.
    scoring = Scoring()
    app.push_screen(
        ElsewhereScreen(
            span.quote,
            lambda: echoes(app.desk, scoring, board.sitting.draft, span.id),
            scoring.close,
            partial(_go_to, app),
            partial(_find_everywhere, app),
        )
    )


def _go_to(app: AnnotatorApp, hit: Hit) -> None:
    """Select a hit in its article, in whatever story that is."""
    board = app.board
    app.back_to_board()
    if hit.story == board.sitting.story and board.panes.has(hit.document):
        board.remember()
        board.show_selection(hit.document, (hit.start, hit.end))
        board.refresh_readouts()
    else:
        app.open_story(hit.story, passage=(hit.document, hit.start, hit.end))


def _find_everywhere(app: AnnotatorApp) -> None:
    app.back_to_board()
    app.perform("search.everywhere")


def open_flagged(app: AnnotatorApp) -> None:
    """All notes that begin with a question mark, over the board."""
    board = app.board
    if board.saving.drafts and board.saving.failure is None:
        board.saving.when_empty(partial(open_flagged, app))
        return
    notes = app.desk.ask(lambda store: flagged_notes(store, app.annotator.id))
    app.back_to_board()
    app.push_screen(FlaggedScreen(notes, partial(_choose, app), partial(_find_everywhere, app)))


def _choose(app: AnnotatorApp, note: FlaggedNote) -> None:
    """Choose the span of a note, in whatever story that is."""
    hit = note.hit
    app.back_to_board()
    board = app.board
    if hit.story == board.sitting.story and board.panes.has(hit.document):
        board.choose_from_elsewhere(note.span)
    elif app.open_story(hit.story, passage=(hit.document, hit.start, hit.start)):
        app.board.chosen = note.span


def open_inspection(app: AnnotatorApp) -> None:
    """All that is known of the chosen span, over the board."""
    board = app.board
    if board.saving.drafts and board.saving.failure is None:
        board.saving.when_empty(lambda: open_inspection(app))
        return
    span = board.needed_span()
    if span is not None and board.saving.drafts:
        board.say(f"Not everything is saved yet. {key_for('save.again')} tries again.", "error")
    if span is None or board.saving.drafts:
        board.refresh_readouts()
        return
    app.push_screen(InspectScreen(inspect(app.desk, board.sitting, span.id)))


def open_stories(app: AnnotatorApp) -> None:
    """The stories and their documents over the board."""

    def edit(document: Document, values: Mapping[str, str]) -> str:
        """Edit a document at once; returns what was done, or why not."""
        try:
            planned = edit_document(app.desk, app.board.sitting, document, values)
        except AnnotatorError as refusal:
            return str(refusal)
        app.board.absorb(() if planned.step is None else (planned.step,))
        return planned.title

    app.back_to_board()
    board = app.board
    app.push_screen(
        StoriesScreen(
            lambda: app.desk.submit(lambda store: store.stories(app.annotator.id)),
            lambda story: app.desk.ask(lambda store: store.documents(story)),
            board.sitting.story,
            [document.id for document in board.panes.documents],
            app.open_story,
            edit,
        )
    )


def open_review(app: AnnotatorApp) -> None:
    """The batches of others' work, over the board."""
    from annotator.tui.review_home import opening

    opening.open_home(app)


def open_setup(app: AnnotatorApp) -> None:
    """The form of a new batch, over any screen."""
    from annotator.tui.review_home import opening

    opening.open_setup(app)


def open_summary(app: AnnotatorApp) -> None:
    """What was found in the batch that is open, else in the reviewer's newest."""
    from annotator.tui.review_home import opening

    opening.with_batch_in_hand(app, opening.open_summary)


def open_sign_off(app: AnnotatorApp) -> None:
    """Signing the batch that is open, else the reviewer's newest."""
    from annotator.tui.review_home import opening

    opening.with_batch_in_hand(app, opening.open_sign_off)


def open_feedback(app: AnnotatorApp) -> None:
    """What reviewers would have otherwise in one's own work, over the board."""
    from annotator.tui.feedback import opening

    opening.open_feedback(app)


def open_compare(app: AnnotatorApp) -> None:
    """Two annotators' layers beside each other, over the board."""
    from annotator.tui.compare.opening import open_compare as open_home

    open_home(app)


def open_tour(app: AnnotatorApp) -> None:
    """The tour, on the board."""
    from annotator.tui.tour import opening

    opening.open_tour(app)


OPENERS = {
    "screen.help": open_help,
    "screen.palette": open_palette,
    "screen.review": open_review,
    "review.new": open_setup,
    "review.summary": open_summary,
    "review.sign": open_sign_off,
    "screen.feedback": open_feedback,
    "screen.compare": open_compare,
    "screen.matrix": open_matrix,
    "screen.queue": open_queue,
    "screen.stories": open_stories,
    "suggest.elsewhere": open_elsewhere,
    "notes.flagged": open_flagged,
    "span.inspect": open_inspection,
    "tour.start": open_tour,
}
"""How each of these screens is opened, by command id."""
