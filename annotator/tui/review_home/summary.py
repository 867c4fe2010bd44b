"""The summary of a batch: how much is wrong, what for what, what is missing, what is left."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import ClassVar

from annotator.domain.errors import AnnotatorError
from annotator.session.reviewing.at_summary import AtSummary
from annotator.session.reviewing.estimate import PLANS
from annotator.session.wording import count
from annotator.tui.answers import when_done
from annotator.tui.board.dock import told_rows
from annotator.tui.review_home.figures import Behind
from annotator.tui.review_home.summary_rows import summary_page
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

WORKING = "Working the figures out. Esc goes back meanwhile."

SIGN = "sign:"
"""The target of the way to the sign-off."""


@dataclass(frozen=True, slots=True)
class SummaryWays:
    """Where the figures come from, and where they lead to."""

    load: Callable[[], Future[AtSummary]]
    items: Callable[[Behind], None]
    """To the items behind a number."""
    sign: Callable[[], None]
    """To the sign-off."""


class SummaryScreen(StopScreen):
    """Enter on a number opens its items."""

    OPENED_BY: ClassVar[str] = "review.summary"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "opens the items"),
        ("move.left", ""),
        ("move.right", ""),
        ("move.down", ""),
        ("move.up", "move"),
        ("select.clear", "back"),
        ("screen.help", "help"),
    )

    def __init__(self, ways: SummaryWays) -> None:
        super().__init__()
        self._ways = ways
        self._found: AtSummary | None = None
        self._behind: dict[str, Behind] = {}

    def on_screen_resume(self) -> None:
        """Work the figures out, and anew when what lay over them may have changed them."""
        when_done(self._ways.load(), self._take)

    def _take(self, asked: Future[AtSummary]) -> None:
        if not self.is_attached:
            return
        try:
            self._found = asked.result()
        except AnnotatorError as refusal:
            self.say(str(refusal), "error")
        self.refill()

    def choose(self, target: str) -> None:
        """To the items, or to the sign-off."""
        if target == SIGN:
            self._ways.sign()
        else:
            self._ways.items(self._behind[target])

    def heading(self) -> list[Part]:
        """Which batch, how it was drawn, and how it stands."""
        if self._found is None:
            return [Part(" Summary", "strong")]
        row, batch = self._found.row, self._found.row.batch
        blind = " · blind" if batch.blind else ""
        drawn = f"{batch.size} of {count(batch.frame, 'item')}, seed {batch.seed}"
        return [
            Part(f" Batch {row.number}", "strong"),
            Part(f" · {PLANS[batch.plan]} · {drawn}{blind}"),
        ]

    def body(self, width: int) -> Body:
        """How the batch stands, then the figures."""
        if self._found is None:
            return [[], [Part(f" {WORKING}", "warning")]]
        found = self._found
        page = summary_page(found.summary, found.labels, found.minor, width)
        self._behind = page.behind
        return [*_standing(found, width), *page.rows]


def _standing(found: AtSummary, width: int) -> list[list[Part]]:
    """Whether the batch is signed, and the way to sign it."""
    row = found.row
    if row.signed is not None:
        who, when = row.signed.name, row.signed.created_at[:10]
        said = f"Signed by {who} on {when}, SHA-256 {row.signed.digest}"
        return told_rows(said, "strong", width)
    void = told_rows(f"Void: {row.void}", "error", width) if row.void else []
    return [*void, [Part(" Sign off …", "key", SIGN)]]
