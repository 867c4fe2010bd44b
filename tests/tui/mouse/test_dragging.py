"""A span is dragged onto what says the same in another article."""

from pathlib import Path

from textual.geometry import Offset

from annotator.domain.link import Relation
from annotator.tui.widgets.document_pane import DocumentPane
from tests.tui.mouse.hand import (
    Place,
    click,
    click_on,
    down,
    drag,
    key,
    move,
    place_in,
    send,
    up,
    wheel,
)
from tests.tui.offers import HERE, ScriptedScoring
from tests.tui.seat import NEEDLE, USUAL, Seat, seated

TWO = "18-hour shifts"


def pane_of(at: Seat, article: int) -> DocumentPane:
    """The pane of an article in view."""
    pane = at.board.panes.pane_showing(at.document(article).id)
    assert pane is not None
    return pane


def place(at: Seat, article: int, words: str) -> Place:
    """Where an article says some words first, scrolled into view; the first cell of them."""
    document, pane = at.document(article), pane_of(at, article)
    offset = at.board.texts[document.id].index(words)
    pane.reveal(offset)
    return place_in(pane, offset)


async def test_a_span_is_linked_with_the_span_that_it_is_dropped_on(seeds: Path) -> None:
    """What is pinned stays so; each relation has a chip, and its key does the same."""
    async with seated(seeds, USUAL) as at:
        two = await at.tagged(2, TWO)
        one = await at.tagged(1, NEEDLE)
        start, end = place(at, 1, NEEDLE), place(at, 2, TWO)
        send(at, down(start), move(end))
        await at.settle()
        assert (pane_of(at, 1).pinned, pane_of(at, 2).hit) == (one.id, two.extent)
        assert f"let go to link it with  “{TWO}”" in at.hint
        send(at, up(end))
        await at.settle()
        assert (at.board.chosen, at.board.source) == (two.id, one.id)
        await click_on(at, "hints", "partial")
        assert (at.link.relation, {at.link.a, at.link.b}) == (Relation.PARTIAL, {one.id, two.id})
        assert (at.board.mode, at.board.source) == (None, None)
        send(at, *drag(start, end), key("equals_sign", "="))
        await at.settle()
        assert at.link.relation is Relation.EQUIVALENT
        at.board.pin(two.id)
        send(at, *drag(start, end), key("escape"))
        await at.settle()
        assert (at.board.mode, at.board.source, at.board.chosen) == (None, two.id, two.id)


async def test_a_span_is_linked_with_the_passage_that_it_is_dropped_on(seeds: Path) -> None:
    """What is outlined there, else the sentence; the panes stay where they are meanwhile."""
    async with seated(seeds, USUAL, scoring=ScriptedScoring(HERE)) as at:
        await at.tagged(1, NEEDLE)
        await at.until(lambda: pane_of(at, 2).outline is not None)
        start, end = place(at, 1, NEEDLE), place(at, 2, TWO)
        send(at, down(start), move(end))
        await at.settle()
        assert pane_of(at, 2).hit == pane_of(at, 2).outline
        send(at, up(end))
        await at.settle()
        await click_on(at, "hints", "equivalent")
        assert [span.quote for span in at.spans] == [NEEDLE, TWO]
        await at.type("u")
        at.board.chosen = None
        sentence = place(at, 3, "One escapee")
        send(at, down(start), move(end))
        await at.settle()
        assert pane_of(at, 2).outline is None
        await at.until(lambda: pane_of(at, 2).hit == pane_of(at, 2).outline is not None)
        send(at, move(sentence), up(sentence), key("exclamation_mark", "!"))
        await at.settle()
        assert at.spans[-1].quote.startswith("One escapee, identified only as Jin")
        assert at.link.relation is Relation.CONTRADICTS


async def test_a_drag_from_a_span_that_comes_back_or_overshoots_selects(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        start, there = place(at, 1, NEEDLE), place(at, 2, TWO)
        back = place(at, 1, "hour days")
        send(at, *drag(start, there, back))
        await at.settle()
        assert at.selected == "18-plus hour"
        assert (at.board.aim, pane_of(at, 2).hit) == (None, None)
        edge = Offset(pane_of(at, 1).region.right + 2, start.y)
        send(at, *drag(start, edge))
        await at.settle()
        assert at.selected.startswith("18-plus")
        assert at.board.mode is None


async def test_a_drag_that_ends_on_nothing_links_nothing(seeds: Path) -> None:
    """The span is chosen; Escape breaks a drag off; a key behind the drop is a command again."""
    async with seated(seeds, USUAL) as at:
        one = await at.tagged(1, NEEDLE)
        start, there = place(at, 1, NEEDLE), place(at, 2, TWO)
        send(at, *drag(start, there, Offset(there.x, USUAL[1] - 1)))
        await at.settle()
        assert (at.board.mode, at.board.chosen) == (None, one.id)
        send(at, down(start), move(there), key("escape"), up(there))
        await at.settle()
        assert (at.board.mode, at.board.aim, pane_of(at, 2).hit) == (None, None, None)
        send(at, *drag(start, there), key("s"))
        await at.settle()
        assert (at.board.mode, at.board.source) == (None, None)
        assert [span.document for span in at.spans] == [at.document(each).id for each in (1, 2)]
        send(at, *drag(start, place(at, 3, "One escapee")))
        await at.settle()
        assert at.board.mode is not None
        send(at, *click(place(at, 3, "Jin")), key("w"))
        await at.settle()
        assert (at.board.source, at.article) == (None, 3)
        assert at.board.pane.caret > at.board.text.index("Jin")


async def test_the_wheel_turns_what_a_span_is_dragged_to(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        start, there = place(at, 1, NEEDLE), place(at, 2, TWO)
        top, other = pane_of(at, 2).top, pane_of(at, 1).top
        send(at, down(start), move(there), wheel(there), wheel(there))
        await at.settle()
        assert (pane_of(at, 2).top, pane_of(at, 1).top) == (top + 6, other)
        aim = at.board.aim
        assert aim is not None
        assert aim.target is not None
        assert aim.target.extent == pane_of(at, 2).hit
        send(at, wheel(there, up=True), up(there))
        await at.settle()
        assert pane_of(at, 2).top == top + 3
