"""A reviewer at the review screen, on a batch of another annotator's work."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from annotator.domain.batch import ItemKind
from annotator.domain.verdict import Judgement, Verdict
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.opening import open_audit
from annotator.tui.app import AnnotatorApp
from annotator.tui.review.screen import ReviewScreen
from annotator.tui.widgets.document_pane import DocumentPane
from tests.tui.review.batches import WHOSE, draw, rita, seat_layer
from tests.tui.seat import PATIENCE, USUAL, Seat, cell_of

SPANS, LINKS = (ItemKind.SPAN,), (ItemKind.LINK,)
ABSENCES, PASSAGES = (ItemKind.ABSENCE,), (ItemKind.PASSAGE,)


class Auditor(Seat):
    """What a reviewer can do and see."""

    def __init__(self, app: AnnotatorApp, pilot: Pilot[None], review: ReviewScreen) -> None:
        super().__init__(app, pilot)
        self.review = review

    async def taken(self) -> None:
        """Wait until the keys sent so far are taken, and what they said is saved or refused."""
        driver = self.app._driver
        assert driver is not None
        taken = asyncio.Event()

        async def told() -> None:
            taken.set()

        driver.send_message(events.Callback(callback=told))
        await asyncio.wait_for(taken.wait(), PATIENCE)
        saving = self.review.saving
        await self.until(lambda: not saving.drafts or saving.failure is not None)

    async def click_on(self, article: int, words: str) -> None:
        """Click on the first place in an article that says `words`."""
        pane = self.pane(article)
        await self.pilot.click(pane, offset=cell_of(pane, pane.text.index(words)))
        await self.settle()

    def put_caret(self, article: int, words: str) -> None:
        """Put the caret on the first place in an article that says `words`."""
        document = self.article_id(article)
        self.review.go_to(document, self.review.texts[document].index(words))

    def mark(self, article: int, words: str) -> None:
        """Select the first place in an article that says `words`."""
        document = self.article_id(article)
        start = self.review.texts[document].index(words)
        self.review.show_selection(document, (start, start + len(words)))

    # Seeing

    @property
    def audit(self) -> Audit:
        return self.review.audit

    @property
    def place(self) -> int:
        """The place of the item that is shown."""
        return self.review.item.item.place

    @property
    def quote(self) -> str:
        """What the item that is shown says."""
        item = self.review.item.item
        return self.review.texts[item.document][item.start : item.end]

    @property
    def selected_here(self) -> str:
        """The selected text; empty where nothing is."""
        start, end = self.review.pane.selection or (0, 0)
        return self.review.text[start:end]

    @property
    def card(self) -> str:
        return self.row("card")

    def pane(self, article: int) -> DocumentPane:
        """The pane that shows an article."""
        document = self.article_id(article)
        found = self.review.panes.pane_showing(document)
        assert found is not None, "not in view"
        return found

    def article_id(self, article: int) -> str:
        documents = self.review.draft.in_order
        return next(each.id for each in documents if each.number == article)

    @property
    def articles(self) -> list[int]:
        """The numbers of the articles in view, from the left."""
        return [document.number for document, _ in self.review.panes.in_view]

    @property
    def verdicts(self) -> list[Verdict]:
        """Those in the database, oldest first."""
        batch = self.audit.batch.id
        return list(self.app.desk.call(lambda store: store.verdicts(batch)))

    @property
    def judgements(self) -> list[tuple[int, Judgement]]:
        """Place and judgement of each verdict in the database."""
        return [(each.place, each.judgement) for each in self.verdicts]

    @property
    def screen_text(self) -> str:
        """All that is on the screen."""
        height = self.app.size.height
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips[:height])


@asynccontextmanager
async def reviewing(
    path: Path,
    kinds: Sequence[ItemKind] = SPANS,
    size: tuple[int, int] = USUAL,
    **given: Any,
) -> AsyncIterator[Auditor]:
    """The review screen on a new batch of all that there is of these kinds."""
    seat_layer(path)
    with Desk.open(path) as desk:
        batch = draw(desk, open_story(desk, WHOSE, "seeds").sitting, kinds, **given)
        async with at_batch(desk, batch.id, size) as auditor:
            yield auditor


@asynccontextmanager
async def at_batch(desk: Desk, batch: str, size: tuple[int, int] = USUAL) -> AsyncIterator[Auditor]:
    """The review screen on a batch that is drawn."""
    reviewer = rita(desk)
    app = AnnotatorApp(desk, reviewer, open_story(desk, reviewer.id, "seeds"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        review = ReviewScreen(desk, open_audit(desk, reviewer, batch), reviewer)
        await app.push_screen(review)
        auditor = Auditor(app, pilot, review)
        await auditor.settle()
        yield auditor
