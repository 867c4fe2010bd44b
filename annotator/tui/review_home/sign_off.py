"""Signing a batch off by name."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ClassVar

from annotator.domain.errors import AnnotatorError
from annotator.domain.verdict import SignOff
from annotator.session.reviewing.at_signing import AtSigning
from annotator.session.wording import count
from annotator.tui.answers import when_soon
from annotator.tui.board.dock import told_rows
from annotator.tui.key_table import key_for
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.stops.hints import Hint
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.widgets.rows import Part

WHAT_IT_MEANS = (
    "With your name you say that each of these verdicts is yours. The sign-off holds while the "
    "batch has the hash below: a verdict or an item that changes makes it void. In a blind batch "
    "the names of the annotators are shown from then on."
)


class SignOffScreen(StopScreen):
    """Says what is signed, and takes the name."""

    OPENED_BY: ClassVar[str] = "review.sign"
    HINTS: ClassVar[tuple[Hint, ...]] = (
        ("choose", "types the name"),
        ("select.clear", "back"),
        ("screen.help", "help"),
    )

    def __init__(self, signing: AtSigning, sign: Callable[[str], Future[SignOff]]) -> None:
        """`sign` takes the typed name; raises `AnnotatorError` where that signs nothing."""
        super().__init__()
        self._signing = signing
        self._sign = sign
        self._refused = ""
        self.at = "name:"
        if signing.left:
            self._refused = left_words(signing.left)
        else:
            self._ask()

    def heading(self) -> list[Part]:
        """Which batch."""
        return [Part(f" Sign off batch {self._signing.number}", "strong")]

    def body(self, width: int) -> Body:
        """What it means, what is signed, the name."""
        signing = self._signing
        figures = f"{count(signing.batch.size, 'item')}, {count(signing.errors, 'error')} found"
        if signing.unsure:
            figures += f", {signing.unsure} in question"
        if signing.changed:
            figures += f", {signing.changed} changed before a verdict and not judged"
        rows = [
            [],
            *told_rows(WHAT_IT_MEANS, "dim", width),
            [],
            [Part(f" {figures}", "strong")],
            *told_rows(f"SHA-256 {signing.digest}", "text", width),
            [],
        ]
        if not signing.left:
            rows.append([Part(f" Type your name, {signing.reviewer}, to sign", "key", "name:")])
        return [*rows, *told_rows(self._refused, "error", width)] if self._refused else rows

    def choose(self, target: str) -> None:
        """Take the name."""
        self._ask()

    def _ask(self, typed: str = "") -> None:
        field = LineField("Your name", typed)
        self.enter(FieldMode(field, self.leave, self._done, enter="signs"))

    def _done(self, name: str) -> None:
        try:
            asked = self._sign(name)
        except AnnotatorError as refusal:
            self._refuse(refusal)
        else:
            when_soon(asked, self._signed)

    def _signed(self, asked: Future[SignOff]) -> None:
        if not self.is_attached:
            return
        try:
            asked.result()
        except AnnotatorError as refusal:
            self._refuse(refusal)
        else:
            self.dismiss()

    def _refuse(self, refusal: AnnotatorError) -> None:
        self._refused = str(refusal)
        self.refill()


def left_words(left: int) -> str:
    """Why a batch cannot be signed yet."""
    are = "is" if left == 1 else "are"
    goes = f"{key_for('open.next')} goes to the next"
    return f"{count(left, 'item')} {are} not judged yet. Esc goes back; {goes}."
