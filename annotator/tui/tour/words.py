"""What the tour says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.domain.excerpt import excerpt
from annotator.session.tour import STATISTIC, TESTIMONY
from annotator.tui.commands import key_sign
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.tour.flowing import parts_of
from annotator.tui.tour.steps import LAST, Step
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.session.suggesting.offer import Offer
    from annotator.tui.board.screen import BoardScreen

QUOTE = 40
"""Code points of a quote that a sentence has room for."""

LOOKING = "Other articles may give it too. They are being looked through …"
FOUND = "Article {number} says the same where it is outlined: {quote}. {digit} links the two."
NOT_FOUND = "Nothing is outlined in another article so far. {go} goes on without a link."

SENTENCES: Mapping[Step, str] = {
    Step.ACCOUNT: (
        "Somebody tells what he lived through. {t} tags the sentence as {testimony}; that is saved "
        "at once."
    ),
    Step.NUMBER: (
        "A number stands in it, which is selected now. {s} tags it as {statistic}, inside the "
        "other."
    ),
    Step.NOTHING: (
        "Article {silent} says nothing of pay. {none} and then {digit} keep that, so that "
        "nobody looks again."
    ),
    Step.UNDO: (
        "{u} undoes what was done last, here the answer for article {silent}. That works back to "
        "the first day."
    ),
    Step.MATRIX: "{M} shows the fact matrix: who says what, and who does not. {esc} comes back.",
}

KEEP = "That was the tour. {go} keeps what it made ({made}), {u} takes all of it back."
NOTHING_MADE = "That was the tour. {go} ends it."

LEAVING = " Any other key leaves the tour."

LEFT = "The tour is over; {palette} and “tour” bring it back."

IN_MATRIX = (
    "A row is a fact, a column an article: here is who gives which number. {esc} comes back to the "
    "tour."
)


def saying(step: Step, board: BoardScreen, silent: int, made: str) -> list[Part]:
    """The sentence of a step; `silent`: the number of the article that says nothing.

    `made`: what the tour made, for its end; empty: nothing is left of it.
    """
    named = _keys(board, silent) | {"made": Part(made)}
    if step is Step.END:
        return list(parts_of(KEEP if made else NOTHING_MADE, named))
    return _numbered(step, parts_of(SENTENCES[step], named))


def looking(offer: Offer | None, number: int, *, waits: bool) -> list[Part]:
    """The sentence of the third step: what is outlined, in the article of a number, or not yet."""
    if offer is None:
        sentence = parts_of(LOOKING if waits else NOT_FOUND, {"go": _key("choose")})
    else:
        named = {
            "number": Part(str(number)),
            "quote": Part(f"“{excerpt(offer.quote, QUOTE)}”", "strong"),
            "digit": _digit(number, f"digit:{number}"),
        }
        sentence = parts_of(FOUND, named)
    return _numbered(Step.EQUIVALENT, sentence)


def _numbered(step: Step, sentence: Iterator[Part]) -> list[Part]:
    number = Part(f"{step.value} of {LAST.value}", "strong")
    return [number, Part(" · ", "dim"), *sentence, Part(LEAVING, "dim")]


def passed(steps: Sequence[Step]) -> list[Part]:
    """That these steps need not be done, as there is what they would make."""
    if not steps:
        return []
    *others, last = [str(step.value) for step in steps]
    told = f"{', '.join(others)} and {last} are" if others else f"{last} is"
    return [Part(f"{told} done already. ", "dim")]


def left() -> Iterator[Part]:
    """How the tour comes back."""
    return parts_of(LEFT, {"palette": _key("screen.palette")}, "dim")


def in_matrix() -> Iterator[Part]:
    """What the matrix is, where the tour has led to it."""
    return parts_of(IN_MATRIX, {"esc": _key("select.clear")})


def _keys(board: BoardScreen, silent: int) -> dict[str, Part]:
    labels, keys = board.labels, keys_in_force().numbers
    waits = board.mode is not None and len(keys) >= silent
    target = f"press:{keys[silent - 1]}" if waits else f"answer:offer.nothing:{silent}"
    return {
        "t": _label_key(board, TESTIMONY),
        "s": _label_key(board, STATISTIC),
        "testimony": Part(labels[TESTIMONY].name, "strong"),
        "statistic": Part(labels[STATISTIC].name, "strong"),
        "silent": Part(str(silent)),
        "none": _key("offer.nothing"),
        "digit": _digit(silent, target),
        "u": _key("undo"),
        "M": _key("screen.matrix"),
        "esc": Part(key_for("select.clear"), "strong"),
        "go": _key("choose"),
    }


def _label_key(board: BoardScreen, label_id: str) -> Part:
    """The key of a label; where it has none that is free, something to click on."""
    key = board.labels[label_id].key
    free = key is not None and not keys_in_force().command_key(key)
    return _chip(key if key is not None and free else "here", f"label:{label_id}")


def _digit(number: int, target: str) -> Part:
    """The key that stands for the article of a number."""
    keys = keys_in_force().numbers
    return _chip(key_sign(keys[number - 1]) if len(keys) >= number else str(number), target)


def _key(command_id: str) -> Part:
    return _chip(key_for(command_id), command_id)


def _chip(sign: str, target: str) -> Part:
    return Part(f" {sign} ", "chip-key", target)
