"""Tags a reading anew at the real screens, passage by passage, with the fewest keys."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from annotator.tui.layout.letter_codes import letter_codes
from annotator.tui.reading.jump_goals import goals_in_view, goals_of_selection
from tests.effort.annotation import Tag
from tests.effort.planning import Plan, Seen, best_plan
from tests.tui.seat import Seat

MOST_PAGES = 2
"""How often somebody turns the page on towards a passage that is not in view."""


class NoWay(AssertionError):
    """A passage that no plan tags, or that a plan has tagged otherwise than planned."""


@dataclass(frozen=True, slots=True)
class Done:
    """One tag that was made."""

    tag: Tag
    plan: Plan

    @property
    def keys(self) -> int:
        """How many."""
        return len(self.plan.keys)


async def tagged(at: Seat, tags: Sequence[Tag], *, jumping: bool = True) -> AsyncIterator[Done]:
    """Tag one after the other, article by article; raises `NoWay`.

    Without `jumping` as if there was no `,`.
    """
    for document in at.sitting.documents:
        for tag in (each for each in tags if each.text_sha256 == document.text_sha256):
            turned: list[str] = []
            while at.board.document.id != document.id:
                turned.append("tab")
                await at.press("tab")
            plan = await _planned(at, tag, jumping=jumping)
            await at.press(*plan.keys)
            _check(at, document.id, tag, plan)
            yield Done(tag, replace(plan, keys=(*turned, *plan.keys)))


def _check(at: Seat, document: str, tag: Tag, plan: Plan) -> None:
    """Exactly this span has to be there now, and the one that is chosen."""
    made = at.board.chosen_span
    stored = at.board.shown.spans.get(made.id) if made is not None else None
    if stored is None or stored.document != document:
        raise NoWay(f"{plan} makes no span for “{tag.quote}”")
    if (*stored.extent, stored.label) != (tag.start, tag.end, tag.label):
        raise NoWay(f"{plan} makes {stored.label} “{stored.quote}”, not {tag.label} “{tag.quote}”")


async def _planned(at: Seat, tag: Tag, *, jumping: bool) -> Plan:
    """The best plan, with a page or two turned first where that leads to a shorter one."""
    board, target = at.board, (tag.start, tag.end)
    plans = [best_plan(_seen(at, jumping=jumping), target, tag.label)]
    before = board.pane.caret, board.pane.anchor, board.pane.top_offset
    chosen = board.chosen
    for pages in range(1, MOST_PAGES + 1):
        if target[0] < board.pane.view_extent[1]:
            break  # It begins in view, or above it.
        await at.press("pagedown")
        plan = best_plan(_seen(at, jumping=jumping), target, tag.label)
        if plan is not None:
            keys = ("pagedown",) * pages + plan.keys
            plans.append(Plan(keys, f"page and {plan.going}", plan.taking))
    board.pane.restore(*before)
    board.chosen = chosen
    found = [plan for plan in plans if plan is not None]
    if not found:
        raise NoWay(f"no plan tags “{tag.quote}”")
    return min(found, key=lambda plan: len(plan.keys))


def _seen(at: Seat, *, jumping: bool) -> Seen:
    board = at.board
    pane, document = board.pane, board.document.id
    chosen = board.chosen_span

    def letters_from(anchor: int) -> dict[int, str]:
        goals = goals_of_selection(document, pane, anchor) if jumping else []
        codes = zip(letter_codes(len(goals)), goals, strict=True)
        return {word[1]: code for code, (_, word) in codes if word[1] > anchor}

    goals = goals_in_view(board) if jumping else []
    codes = zip(letter_codes(len(goals)), goals, strict=True)
    return Seen(
        board.text,
        pane.caret,
        chosen is not None and chosen.document == document,
        {word[0]: code for code, (place, word) in codes if place == document},
        letters_from,
    )
