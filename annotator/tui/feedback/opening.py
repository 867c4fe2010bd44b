"""The way to the feedback, over the board."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from annotator.session.feedback.agreeing import plan_agree
from annotator.session.feedback.answering import object_to
from annotator.session.feedback.corrections import Correction, corrections
from annotator.session.feedback.elsewhere import agree_elsewhere
from annotator.session.feedback.places import places_of
from annotator.session.feedback.reading import Articles, Names
from annotator.session.plan import Planned
from annotator.tui.feedback.rows import Read
from annotator.tui.feedback.screen import Answers, FeedbackScreen

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp


def open_feedback(app: AnnotatorApp) -> None:
    """What reviewers would have otherwise in one's own work, over the board."""
    desk, me = app.desk, app.annotator

    def objected(correction: Correction, comment: str) -> Future[None]:
        objection = object_to(correction, me.id, comment)
        return desk.submit(lambda store: store.add_objection(objection))

    app.back_to_board()
    answers = Answers(
        load=lambda: desk.submit(lambda store: corrections(store, me.id)),
        agree=partial(_agree, app),
        object=objected,
        read=partial(read_places, Articles(desk)),
        name=Names(desk).of,
    )
    app.push_screen(FeedbackScreen(app.board, answers))


def read_places(articles: Articles, correction: Correction) -> list[Read]:
    """The passages of a correction, as far as their articles are there."""
    reads = []
    for seen in places_of(correction):
        article = articles.of(seen.document)
        if article is not None:
            reads.append(Read(*article, seen.extent, seen.theirs))
    return reads


def _agree(app: AnnotatorApp, correction: Correction, then: Callable[[], None]) -> None:
    """Agree through the board's queue of commits; in another story, at once.

    What is chosen on the board stays chosen.
    """
    board = app.board
    sitting, chosen = board.sitting, board.chosen

    def here(**answer: bool) -> Planned:
        return sitting.do(plan_agree(sitting.draft, correction, **answer))

    def elsewhere(**answer: bool) -> Planned:
        return agree_elsewhere(app.desk, sitting, correction, **answer)

    def done(_: Planned) -> None:
        board.chosen = chosen if chosen in sitting.layer.spans else None
        then()

    board.do(here if correction.story == sitting.story else elsewhere, done)
