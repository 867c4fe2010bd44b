"""What a passage should have: spans and links that its annotator did not make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.link import Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.verdict import Verdict
from annotator.session.reviewing.relating import Stretch
from annotator.session.units import unit_extent
from annotator.text.sentences import sentence_at

if TYPE_CHECKING:
    from annotator.tui.review.screen import ReviewScreen

NO_SOURCE = "m first, at the near end of the missing link; then = ~ ! in another article."
NO_PASSAGE = "Links are missed in passages. This item is judged by = ~ ! -."
NO_SPAN = "No span at the caret. Select the near end of the missing link, then m."


def mark(screen: ReviewScreen, label: str | None) -> None:
    """A span is missing: the selection, else the label's unit at the caret.

    The caret goes to its start, so that `m` takes it for the end of a missing link.
    """
    pane, document = screen.pane, screen.document.id
    extent = pane.selection or unit_extent(screen.labels.get(label), screen.text, pane.caret)
    if screen.judge(lambda: screen.audit.missing_span(document, *extent, label), on=False):
        pane.move_caret(extent[0])


def pin(screen: ReviewScreen) -> None:
    """Pin the near end of a missing link: the selection, else the span at the caret."""
    if not screen.is_passage:
        screen.say(NO_PASSAGE)
    elif screen.near is not None:
        screen.pin(None)
    elif (stretch := _marked_here(screen)) is None:
        screen.say(NO_SPAN)
    else:
        screen.pin(stretch)


def link(screen: ReviewScreen, relation: Relation) -> None:
    """A link is missing: from what is pinned to the selection, the span or the sentence here."""
    near = screen.near
    if near is None:
        screen.say(NO_SOURCE)
        return
    sentence = sentence_at(screen.text, screen.pane.caret)
    far = _marked_here(screen) or (screen.document.id, *sentence)
    screen.judge(lambda: screen.audit.missing_link(near, far, relation), on=False)


def take_back(screen: ReviewScreen) -> None:
    """Take back what was found missing at the caret, else what was found last."""
    found = screen.standing.missing
    if not found:
        screen.say("Nothing was found missing here. A label key marks it at the caret.")
        return
    at = screen.document.id, screen.pane.caret
    verdict = next((each for each in reversed(found) if _is_at(each, *at)), found[-1])
    screen.judge(lambda: screen.audit.withdraw(verdict.id), on=False)


def _marked_here(screen: ReviewScreen) -> Stretch | None:
    """The selection, else the innermost span at the caret, one that is missing included."""
    pane, document = screen.pane, screen.document.id
    if pane.selection is not None:
        return document, *pane.selection
    spans = [span.extent for span in screen.draft.layer.spans_of(document)]
    for verdict in screen.standing.missing:
        spans += [end.extent for end in _ends(verdict) if end.document == document]
    here = [(start, end) for start, end in spans if start <= pane.caret < end]
    return (document, *min(here, key=lambda extent: extent[1] - extent[0])) if here else None


def _is_at(verdict: Verdict, document: str, offset: int) -> bool:
    """Whether a missing span, or an end of a missing link, stands at an offset."""
    return any(end.document == document and end.start <= offset < end.end for end in _ends(verdict))


def _ends(verdict: Verdict) -> list[QuotedPassage]:
    """Where something is missing: one place, or the two of a link."""
    ends = (verdict.amendment.passage, verdict.amendment.other)
    return [each for each in ends if each is not None]
