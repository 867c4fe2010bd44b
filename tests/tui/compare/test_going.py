"""What the panes show of each item, and the ways from one to the next and to the board."""

from pathlib import Path

import pytest

from annotator.session.adjudicating.entries import Difference, Subject
from annotator.tui.layout.mark import Manner
from annotator.tui.screens.inspect import InspectScreen
from annotator.tui.widgets.document_pane import DocumentPane
from tests.tui.compare.readings import HOURS, MORE, RISE, SENT
from tests.tui.compare.seat import Comparing, comparing
from tests.tui.seat import SMALL, USUAL, WIDE

D = Difference


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "two.db"


def panes(seat: Comparing) -> list[DocumentPane]:
    return [pane for _, pane in seat.screen.panes.in_view]


def drawn(pane: DocumentPane) -> dict[str, bool]:
    """What is marked on a pane, and whether in full."""
    marks = pane.marks_in(0, len(pane.text))
    return {pane.text[each.start : each.end]: each.manner is Manner.FULL for each in marks}


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_span_stands_in_its_article_twice_as_each_of_them_has_it(
    path: Path, size: tuple[int, int]
) -> None:
    async with comparing(path, size) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.BOUNDARY)
        words = {"Ana": RISE, "Bo": RISE.removeprefix("numbers ")}
        for name, pane in zip(left_and_right(seat), panes(seat), strict=True):
            assert drawn(pane) == {SENT: False, HOURS: False, words[name]: True}
            assert pane.shows(pane.text.index(words[name]))
            assert pane.caret == pane.text.index(words[name])
        left, right = panes(seat)
        assert left.top == right.top, "the same rows stand beside each other"


def left_and_right(seat: Comparing) -> list[str]:
    """The names in the titles of the panes."""
    titles = seat.titles
    return sorted(("Ana", "Bo"), key=lambda name: titles.index(f"{name} · "))


async def test_the_digits_are_those_of_the_panes_from_the_left(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        for _ in range(4):
            left, right = left_and_right(seat)
            assert (seat.digit_of(left), seat.digit_of(right)) == ("1", "2")
            await seat.press("n")


async def test_who_has_nothing_there_is_shown_where_the_other_has_it(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.ONLY_A)
        index = left_and_right(seat).index("Bo")
        pane = panes(seat)[index]
        start, end = pane.outline or (0, 0)
        assert pane.text[start:end] == MORE
        assert pane.shows(start)
        assert "nothing here" in seat.card


async def test_a_link_stands_in_both_its_articles(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.LINK, D.RELATION)
        assert [seat.screen.panes.in_view[side][0].number for side in (0, 1)] == [1, 3]
        left, right = panes(seat)
        assert drawn(left)[SENT]
        assert sum(drawn(right).values()) == 1
        assert "equivalent 1 = 3" in seat.card
        assert "partial 1 ~ 3" in seat.card


async def test_an_absence_stands_beside_the_article_that_says_nothing(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.ABSENCE, D.ONLY_A)
        assert [seat.screen.panes.in_view[side][0].number for side in (0, 1)] == [1, 5]
        assert "does not say so" in seat.card


async def test_notes_of_the_two_are_in_the_card(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.LABEL)
        assert "? an estimate" in seat.card


async def test_the_ends_of_the_way_are_named(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press("N")
        assert "That is the first one." in seat.hint
        await seat.press(*"nnnnnnn")
        assert "That is the last one." in seat.hint
        assert "7 of 7" in seat.status


async def test_the_next_undecided_is_found_round_the_end(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        first = seat.entry.item
        await seat.press(*"nnnnnn", "0")
        assert seat.entry.item == first
        await seat.press("N", ".")
        assert "2 of 7" in seat.status


async def test_tab_goes_to_the_other_side_and_an_edit_begins_there(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.BOUNDARY)
        names = left_and_right(seat)
        words = {"Ana": RISE, "Bo": RISE.removeprefix("numbers ")}
        await seat.press("a")
        assert selected(seat) == words[names[0]]
        await seat.press("escape", "tab", "a")
        assert selected(seat) == words[names[1]]


def selected(seat: Comparing) -> str:
    start, end = seat.screen.pane.selection or (0, 0)
    return seat.screen.text[start:end]


async def test_enter_goes_to_the_place_on_the_board(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.ONLY_A)
        await seat.press("enter")
        assert seat.seat.at_board
        assert seat.seat.article == 3
        assert seat.seat.selected == MORE


async def test_inspecting_shows_the_history_of_the_side_with_the_caret(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.BOUNDARY)
        await seat.press("i")
        assert isinstance(seat.seat.app.screen, InspectScreen)
        await seat.press("escape")
        assert seat.screen.is_active
        await seat.go_to(Subject.SPAN, D.ONLY_A)
        if left_and_right(seat)[0] == "Ana":
            await seat.press("tab")
        else:
            seat.screen.panes.activate(seat.screen.panes.documents[0].id)
        await seat.press("i")
        assert "no span on this side" in seat.hint


async def test_find_and_moves_work_in_the_panes(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press("/", *"Putin", "enter")
        assert selected(seat) == "Putin"
        await seat.press("escape", "g")
        assert seat.screen.pane.caret == 0
        await seat.press("z")
        assert len(panes(seat)) == 1


async def test_a_click_on_a_digit_decides(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.seat.click_part("hints", "neither")
        await seat.press("N")
        assert seat.entry.decided


async def test_a_window_that_is_too_small_takes_no_keys(path: Path) -> None:
    async with comparing(path, USUAL) as seat:
        await seat.begin()
        await seat.seat.pilot.resize_terminal(30, 10)
        await seat.seat.pilot.pause()
        seat.seat.send("0")
        await seat.seat.pilot.pause()
        assert seat.choices() == []


async def test_a_key_that_comes_before_the_item_is_in_view_decides_nothing(path: Path) -> None:
    """Nobody knows yet who stands on the left."""
    async with comparing(path) as seat:
        await seat.open()
        await seat.press("y")
        await seat.press(".", "1", "a", "t", "tab")
        assert "came before there was anything in view" in seat.hint
        assert seat.choices() == []
        await seat.press("0")
        assert len(seat.choices()) == 1


async def test_in_one_burst_it_is_opened_and_left_again(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.press("f5", "y", "full_stop", "escape", "escape", "escape")
        assert seat.seat.at_board
        await seat.open()
        await seat.press(".", "escape", "escape")
        assert seat.seat.at_board
