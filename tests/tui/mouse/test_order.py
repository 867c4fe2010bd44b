"""Keys and clicks act in the order in which they are made, in one packet of the terminal too."""

from pathlib import Path

from textual.geometry import Offset

from tests.tui.mouse.hand import click, down, drag, key, move, place_in, place_of, send, up
from tests.tui.seat import NEEDLE, USUAL, Seat, seated


def at_needle(at: Seat) -> tuple[Offset, Offset]:
    """Where the needle begins and ends on the screen."""
    pane = at.board.pane
    offset = at.board.text.index(NEEDLE)
    pane.reveal(offset)
    return place_in(pane, offset + 3), place_in(pane, offset + len(NEEDLE) - 2)


async def test_a_key_behind_a_release_tags_what_was_dragged_over(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        start, end = at_needle(at)
        for _ in range(10):
            send(at, *drag(start, end), key("s"))
            await at.settle()
            assert [span.quote for span in at.spans] == [NEEDLE]
            send(at, key("u"), *click(start), key("w"))
            await at.settle()
            assert at.spans == []
            assert at.board.pane.caret == at.board.text.index("hour days")


async def test_clicks_and_keys_on_several_screens_in_one_packet(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        start, end = at_needle(at)
        send(at, *drag(start, end), key("s"), key("f1"), key("escape"), *click(start), key("d"))
        await at.settle()
        assert (at.at_board, at.spans) == (True, [])
        send(at, *click(place_of(at, "hints", "help")), key("q"), *drag(start, end), key("t"))
        await at.settle()
        assert at.tags == [("testimony", NEEDLE)]


async def test_a_click_closes_a_screen_before_the_key_behind_it(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.caret(1, NEEDLE)
        await at.press("f6")
        send(at, *click(place_of(at, "hints", "back")), key("s"))
        await at.settle()
        assert at.at_board
        assert len(at.spans) == 1


async def test_the_mouse_is_free_again_when_a_key_has_taken_its_pane_away(seeds: Path) -> None:
    """In the midst of a drag: another screen, one wide pane, a release that never came."""
    async with seated(seeds, USUAL) as at:
        start, end = at_needle(at)
        send(at, *drag(start, end), key("s"))
        await at.settle()
        right = Offset(USUAL[0] - 10, 10)
        for name, back in (("f1", "escape"), ("z", "z")):
            send(at, down(right), move(right + Offset(2, 0)), key(name), up(right))
            await at.settle()
            assert at.app.mouse_captured is None
            send(at, key(back))
            await at.settle()
        at.caret(1, NEEDLE)
        start, _ = at_needle(at)
        board = at.board
        for ending in ((down(right), up(right)), (key("tab"), key("z"), up(right))):
            send(at, down(start), move(right))
            await at.settle()
            assert board.aim is not None
            send(at, *ending)
            await at.settle()
            assert at.board.aim is None
