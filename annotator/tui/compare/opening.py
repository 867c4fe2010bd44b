"""Opening a comparison over the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.step import Step
from annotator.session.adjudicating.choosing import usual_gold, worked_on
from annotator.session.adjudicating.comparison import Agreement
from annotator.session.adjudicating.opening import Compared, Wanted, compared, comparison_of
from annotator.tui.compare.acting import Acting
from annotator.tui.compare.home import CompareScreen, Ways
from annotator.tui.compare.scope import Walk
from annotator.tui.compare.screen import DisagreementScreen
from annotator.tui.saving import Saving

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

Commit = Callable[[Step], Future[Step]]
Changed = Callable[[], None]

NOBODY = "There are no two annotators who have tagged something in the same story."


def open_compare(app: AnnotatorApp) -> None:
    """The layers of two annotators of the open story beside each other, over the board.

    Raises `Refused` where no two have tagged something in one story.
    """
    app.back_to_board()
    board = app.board
    if board.saving.drafts and board.saving.failure is None:
        board.saving.when_empty(partial(open_compare, app))
        return
    story = board.sitting.story
    people, gold = app.desk.ask(lambda store: (worked_on(store), usual_gold(store)))
    if not people:
        raise Refused(NOBODY, "“annotator import” takes in what another one has done.")
    where = story if story in people else next(iter(people))
    one, other, *_ = people[where]
    _push(app, people, Wanted(one.name, other.name, where, gold))


def compare_at_once(wanted: Wanted) -> Callable[[AnnotatorApp], None]:
    """What opens this comparison over the board as the program starts."""
    return lambda app: _push(app, app.desk.ask(worked_on), wanted)


def _push(app: AnnotatorApp, people: Mapping[str, Sequence[Annotator]], wanted: Wanted) -> None:
    me = app.annotator

    def compare(wanted: Wanted) -> Future[Compared]:
        story = app.board.sitting.story
        return app.desk.submit(
            lambda store: compared(store, wanted, last_story=story, adjudicator=me.id)
        )

    def saving(commit: Commit, saved: Callable[[Step], None], changed: Changed) -> Saving[Step]:
        return Saving(commit, app.batch_update, saved, changed, lambda: app.desk.waits)

    def begin(found: Compared) -> Acting:
        run = app.board.sitting.id
        return Acting(app.desk, comparison_of(app.desk, me, found, sitting_id=run), saving)

    ways = Ways(people, compare, begin, _agreement, partial(_step_through, app))
    app.push_screen(CompareScreen(ways, wanted))


def _agreement(acting: Acting) -> Future[Agreement]:
    """The figures, worked out in a thread of their own: decisions do not wait for them."""
    thread = ThreadPoolExecutor(1, thread_name_prefix="agreement")
    try:
        return thread.submit(acting.comparison.agreement)
    finally:
        thread.shutdown(wait=False)


def _step_through(app: AnnotatorApp, acting: Acting, walk: Walk) -> None:
    def go_to_board(document: str, start: int, end: int) -> None:
        board, story = app.board, acting.comparison.sitting.story
        app.back_to_board()
        if story == board.sitting.story and board.panes.has(document):
            board.remember()
            board.show_selection(document, (start, end))
            board.refresh_readouts()
        else:
            app.open_story(story, passage=(document, start, end))

    app.push_screen(DisagreementScreen(app.desk, acting, walk, go_to_board))
