"""What the keys do to the pair in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.link import Relation
from annotator.session.plan import Planned
from annotator.text import clauses
from annotator.text.extent import Extent
from annotator.tui.key_table import key_for

if TYPE_CHECKING:
    from annotator.tui.queue.screen import QueueScreen

NOTHING_LEFT = "No pair is left. Esc goes back; . on the board goes on with what is open."


def accept(screen: QueueScreen, relation: Relation) -> None:
    """Link the two passages so; both become spans with the label that is shown."""
    pair = screen.queue.pair
    if pair is None:
        screen.board.say(NOTHING_LEFT)
        return
    sitting = screen.board.sitting
    _do(
        screen,
        lambda **answer: sitting.accept_pair(pair.a, pair.b, relation, pair.label, **answer),
    )


def refuse(screen: QueueScreen) -> None:
    """Say of the two passages that they do not belong together."""
    pair = screen.queue.pair
    if pair is None:
        screen.board.say(NOTHING_LEFT)
        return
    _do(screen, lambda: screen.board.sitting.refuse_pair(pair.a, pair.b))


def skip(screen: QueueScreen) -> None:
    """Put the pair off and go down; it stays in the list."""
    if not screen.queue.skip():
        goes = f"{key_for('open.next')} goes to the next undecided"
        screen.board.say(f"That is the last one. {goes}, {key_for('span.previous')} goes back.")


def previous(screen: QueueScreen) -> None:
    """Go up."""
    if not screen.queue.previous():
        screen.board.say("That is the first one.")


def next_undecided(screen: QueueScreen) -> None:
    """Go to the next pair that is neither decided nor skipped."""
    if not screen.queue.next_undecided():
        screen.board.say("No other pair is undecided.")


def other_side(screen: QueueScreen) -> None:
    """Take the other passage in hand."""
    screen.in_hand = 1 - screen.in_hand


def pick(screen: QueueScreen) -> None:
    """Open the label picker for both passages, at the label that they would get."""
    board, pair = screen.board, screen.queue.pair
    if pair is None:
        board.say(NOTHING_LEFT)
        return
    board.enter(board.picker(screen.queue.relabel, pair.label))


def show_on_board(screen: QueueScreen) -> None:
    """Go to the board, with both passages selected in their articles."""
    pair, board = screen.queue.pair, screen.board
    if pair is None:
        screen.board.say(NOTHING_LEFT)
        return
    sides = (pair.a, pair.b) if screen.in_hand else (pair.b, pair.a)
    away = [offer.document for offer in sides if not board.panes.has(offer.document)]
    if away:
        number = board.sitting.draft.number(away[0])
        board.say(f"Article {number} is not open. F2 says which articles are.")
        return
    screen.dismiss()
    board.remember()
    for offer in sides:
        board.show_selection(offer.document, (offer.start, offer.end))
    one, other = (board.sitting.draft.number(each.document) for each in (pair.a, pair.b))
    goes_on = f"{key_for('screen.queue')} goes on with the queue"
    board.say(f"Both passages are selected, in {one} and in {other}. {goes_on}.")
    board.refresh_readouts()


def undo(screen: QueueScreen) -> None:
    """Undo the last act; a pair that it had decided is in hand again."""
    _do(screen, screen.board.sitting.undo)


def redo(screen: QueueScreen) -> None:
    """Redo what was undone."""
    _do(screen, screen.board.sitting.redo)


def save_again(screen: QueueScreen) -> None:
    """Try at once to save what could not be saved."""
    screen.board.run_command("save.again")


def _do(screen: QueueScreen, act: Callable[..., Planned]) -> None:
    """Do an act through the board, at once or when its question is answered; then go on.

    What is chosen on the board stays chosen.
    """
    board = screen.board
    chosen = board.chosen

    def then(_: Planned) -> None:
        board.chosen = chosen if chosen in board.sitting.layer.spans else None
        screen.queue.follow(board.sitting.layer)

    board.do(act, then)


def _end_mover(step: Callable[[str, int], int]) -> Callable[[QueueScreen], None]:
    return lambda screen: _move(screen, lambda text, at: (at[0], step(text, at[1])))


def _start_mover(step: Callable[[str, int], int]) -> Callable[[QueueScreen], None]:
    return lambda screen: _move(screen, lambda text, at: (step(text, at[0]), at[1]))


def _move(screen: QueueScreen, moved: Callable[[str, Extent], Extent]) -> None:
    """Move an end of the passage in hand by a clause; it never becomes empty."""
    pair = screen.queue.pair
    if pair is None:
        screen.board.say(NOTHING_LEFT)
        return
    offer = (pair.a, pair.b)[screen.in_hand]
    text = screen.board.texts[offer.document]
    start, end = moved(text, (offer.start, offer.end))
    if start < end:
        screen.queue.adjust(offer, (start, end), text[start:end])


def _acceptor(relation: Relation) -> Callable[[QueueScreen], None]:
    return lambda screen: accept(screen, relation)


ACTS: dict[str, Callable[[QueueScreen], None]] = {
    **{f"link.{relation.value}": _acceptor(relation) for relation in Relation if relation.joins},
    "link.different": refuse,
    "span.next": skip,
    "move.down": skip,
    "span.previous": previous,
    "move.up": previous,
    "open.next": next_undecided,
    "article.next": other_side,
    "article.previous": other_side,
    "select.end_on": _end_mover(clauses.next_clause_end),
    "select.end_back": _end_mover(clauses.previous_clause_end),
    "select.start_on": _start_mover(clauses.next_clause),
    "select.start_back": _start_mover(clauses.previous_clause),
    "tag.pick": pick,
    "choose": show_on_board,
    "undo": undo,
    "redo": redo,
    "save.again": save_again,
}
