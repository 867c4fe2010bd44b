"""The screens of reviewing, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from secrets import randbelow
from typing import TYPE_CHECKING, TypeVar

from annotator.domain.batch import Batch
from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.identity import annotator_id
from annotator.domain.verdict import SignOff
from annotator.session.feedback.answering import uphold, withdraw
from annotator.session.feedback.inbox import Contested
from annotator.session.feedback.reading import Articles
from annotator.session.reviewing.at_home import at_home
from annotator.session.reviewing.at_signing import AtSigning, at_signing
from annotator.session.reviewing.at_summary import at_summary
from annotator.session.reviewing.choices import Choices, choices_of
from annotator.session.reviewing.drawing import frame_size
from annotator.session.reviewing.item_rows import ItemRow, item_rows
from annotator.session.reviewing.keeping import draw_and_keep
from annotator.session.reviewing.opening import open_audit
from annotator.session.reviewing.signing import sign
from annotator.tui.answers import when_soon
from annotator.tui.feedback.opening import read_places
from annotator.tui.key_table import key_for
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.review_home.figures import Behind
from annotator.tui.review_home.home import ReviewHomeScreen, Ways
from annotator.tui.review_home.items import ItemsScreen
from annotator.tui.review_home.setup import SetupScreen
from annotator.tui.review_home.setup_form import SetupForm
from annotator.tui.review_home.sign_off import SignOffScreen
from annotator.tui.review_home.summary import SummaryScreen, SummaryWays

if TYPE_CHECKING:
    from annotator.tui.app import AnnotatorApp

T = TypeVar("T")

SEEDS = 1_000_000
"""The seed of a new form is one of so many."""


def open_home(app: AnnotatorApp) -> None:
    """The reviewer's batches and contested verdicts, over the board."""
    desk, me = app.desk, app.annotator
    articles = Articles(desk)

    def upheld(contested: Contested, answer: str) -> Future[None]:
        objection = uphold(contested.correction, me.id, answer)
        return desk.submit(lambda store: store.add_objection(objection))

    def withdrawn(contested: Contested) -> Future[None]:
        verdict = withdraw(contested.correction, me.id)
        return desk.submit(lambda store: store.add_verdict(verdict))

    def open_contested(contested: Contested) -> None:
        item = contested.correction.item
        open_batch(app, item.batch, item.place)

    ways = Ways(
        new=partial(open_setup, app),
        open_batch=partial(open_batch, app),
        summary=partial(open_summary, app),
        open_item=open_contested,
        uphold=upheld,
        withdraw=withdrawn,
        read=lambda contested: read_places(articles, contested.correction),
    )
    app.back_to_board()
    app.push_screen(
        ReviewHomeScreen(me.name, lambda: desk.submit(lambda store: at_home(store, me.id)), ways)
    )


def open_setup(app: AnnotatorApp, annotators: Sequence[str] = ()) -> None:
    """The form of a new batch, on the work of the annotators with these ids, or of all."""
    desk, me = app.desk, app.annotator

    def opened(batch: str) -> None:
        """Open what was drawn; leaving it leads home."""
        open_home(app)
        open_batch(app, batch)

    def show(choices: Choices) -> None:
        app.push_screen(
            SetupScreen(
                SetupForm(choices, randbelow(SEEDS), annotators),
                lambda setup: desk.submit(lambda store: frame_size(store, me, setup)),
                lambda setup: desk.submit(lambda store: draw_and_keep(store, me, setup)),
                opened,
            )
        )

    _with(app, desk.submit(lambda store: choices_of(store, me.id)), show)


def open_batch(app: AnnotatorApp, batch: str, place: int | None = None) -> None:
    """The items of a batch: at `place`, from 1, else at the first that is not judged.

    Where its review is open below what is shown, that is gone back to.
    """

    def show(_: None) -> None:
        review = _open_review(app)
        if review is not None and review.audit.batch.id == batch:
            while app.screen is not review:
                app.pop_screen()
            if place is not None:
                review.go(lambda: _take_in_hand(review, place))
            review.refresh_readouts()
            return
        audit = open_audit(app.desk, app.annotator, batch)
        if place is not None:
            audit.go(place)
        app.push_screen(ReviewScreen(app.desk, audit, app.annotator))

    _with(app, app.desk.submit(lambda store: None), show)


def _open_review(app: AnnotatorApp) -> ReviewScreen | None:
    """The review that is shown, or lies below what is."""
    return next((each for each in app.screen_stack if isinstance(each, ReviewScreen)), None)


def _take_in_hand(review: ReviewScreen, place: int) -> bool:
    review.audit.go(place)
    return True


def open_summary(app: AnnotatorApp, batch: str) -> None:
    """What was found in a batch of the reviewer's."""
    desk = app.desk

    def items(behind: Behind) -> None:
        """What a number counts, over the summary."""

        def read() -> Iterator[ItemRow]:
            return item_rows(open_audit(desk, app.annotator, batch), behind.places)

        go_to = partial(open_batch, app, batch)
        app.push_screen(ItemsScreen(behind.title, len(behind.places), read, go_to))

    ways = SummaryWays(
        load=lambda: desk.submit(lambda store: at_summary(store, batch)),
        items=items,
        sign=partial(open_sign_off, app, batch),
    )
    app.push_screen(SummaryScreen(ways))


def open_sign_off(app: AnnotatorApp, batch: str) -> None:
    """Signing a batch of the reviewer's."""
    desk, me = app.desk, app.annotator

    def show(signing: AtSigning) -> None:
        def signed(name: str) -> Future[SignOff]:
            if annotator_id(name) != me.id:
                raise Refused(f"“{name}” is not your name here.", f"Type {me.name}.")
            return desk.submit(lambda store: sign(store, signing.batch, name))

        app.push_screen(SignOffScreen(signing, signed))

    _with(app, desk.submit(lambda store: at_signing(store, batch)), show)


def _with(app: AnnotatorApp, asked: Future[T], show: Callable[[T], None]) -> None:
    """Show something once the database has answered; a refusal is told where one is."""

    def then(answer: Future[T]) -> None:
        try:
            show(answer.result())
        except AnnotatorError as refusal:
            app.tell(str(refusal))

    when_soon(asked, then)


def _once_saved(review: ReviewScreen, act: Callable[[], None]) -> None:
    """Act when the verdicts are in the database, or could not be saved."""
    if review.saving.drafts and review.saving.failure is None:
        review.saving.when_empty(act)
    else:
        act()


def with_batch_in_hand(app: AnnotatorApp, act: Callable[[AnnotatorApp, str], None]) -> None:
    """Act on the batch that is open, by its id, else on the reviewer's newest."""
    review = _open_review(app)
    if review is not None:
        # What is still to be saved belongs to it.
        _once_saved(review, lambda: act(app, review.audit.batch.id))
        return
    me = app.annotator.id

    def newest(batches: list[Batch]) -> None:
        own = [batch.id for batch in batches if batch.reviewer == me]
        if not own:
            raise Refused("There is no batch of yours yet.", f"{key_for('review.new')} draws one.")
        act(app, own[-1])

    _with(app, app.desk.submit(lambda store: store.batches()), newest)
