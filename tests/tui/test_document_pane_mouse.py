"""The mouse on a pane."""

from collections.abc import Callable

from textual import events
from textual.pilot import Pilot

from tests.tui.pane_host import TEXT, Host, at, drag, mark, wheel

WORKERS = TEXT.index("10,000 workers")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that a timer brings about."""
    for _ in range(200):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come about")


async def test_a_click_puts_the_caret_there() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.click(pane, offset=at(pane, WORKERS))
        assert pane.caret == WORKERS
        assert pane.selection is None
        assert host.heard == [("pressed", WORKERS)]


async def test_a_click_right_of_a_row_goes_to_its_end() -> None:
    host = Host("one\ntwo\n")
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.click(pane, offset=(40, 0))
        assert pane.caret == 3
        await pilot.click(pane, offset=(40, 9))
        assert pane.caret == 8


async def test_a_click_on_a_span_tells_the_innermost_one() -> None:
    host = Host(marks=(mark("outer", 0, 74), mark("inner", 8, 16)))
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.click(pane, offset=at(pane, 10))
        assert host.heard == [("pressed", 10), ("span", "inner")]


async def test_a_click_on_a_badge_tells_its_span() -> None:
    host = Host(marks=(mark("a", 8, 16),))
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.click(pane, offset=(0, 0))
        assert host.heard == [("pressed", 8), ("span", "a")]


async def test_a_drag_takes_whole_words() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=at(pane, WORKERS + 2))
        await drag(pilot, pane, at(pane, WORKERS + 9))
        assert pane.selection == (WORKERS, WORKERS + 14)
        await pilot.mouse_up(pane, offset=at(pane, WORKERS + 9))
        assert pane.caret == WORKERS + 14
        assert host.heard[-1] == ("selected", "10,000 workers")


async def test_a_drag_to_the_left_has_its_caret_on_the_left() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=at(pane, WORKERS + 9))
        await drag(pilot, pane, at(pane, WORKERS + 2))
        await pilot.mouse_up(pane, offset=at(pane, WORKERS + 2))
        assert (pane.anchor, pane.caret) == (WORKERS + 14, WORKERS)


async def test_a_drag_with_alt_takes_the_exact_characters() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=at(pane, WORKERS + 3))
        await drag(pilot, pane, at(pane, WORKERS + 5), alt=True)
        await pilot.mouse_up(pane, offset=at(pane, WORKERS + 5))
        assert host.heard[-1] == ("selected", "000")


async def test_a_selection_has_no_outer_white_space() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=at(pane, WORKERS - 1))
        await drag(pilot, pane, at(pane, WORKERS + 6))
        await pilot.mouse_up(pane, offset=at(pane, WORKERS + 6))
        assert pane.selection == (WORKERS, WORKERS + 6)
        await pilot.mouse_down(pane, offset=at(pane, WORKERS + 6))
        await drag(pilot, pane, (at(pane, WORKERS + 6)[0], at(pane, WORKERS + 6)[1] + 1))
        await drag(pilot, pane, at(pane, WORKERS + 6))
        await pilot.mouse_up(pane, offset=at(pane, WORKERS + 6))
        assert pane.selection is None
        assert [kind for kind, _ in host.heard].count("selected") == 1


async def test_clicks_on_end_select_word_then_sentence() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.click(pane, offset=at(pane, WORKERS), times=2)
        assert host.heard[-1] == ("selected", "10,000")
        await pilot.click(pane, offset=at(pane, WORKERS), times=3)
        assert str(host.heard[-1][1]).startswith("The ministry counted over 10,000 workers")
        assert str(host.heard[-1][1]).endswith("from abroad.")


async def test_a_drag_outside_scrolls_on_and_selects() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=at(pane, WORKERS))
        await drag(pilot, pane, (20, 13))
        await until(pilot, lambda: pane.top >= 6)
        selection = pane.selection
        assert selection is not None
        assert selection[0] == WORKERS
        assert pane.view_extent[0] < selection[1] <= pane.view_extent[1]
        await drag(pilot, pane, (20, -1))
        await until(pilot, lambda: pane.top == 0)
        await drag(pilot, pane, (20, 3))
        await pilot.mouse_up(pane, offset=(20, 3))
        assert host.heard[-1][0] == "selected"
        assert host.app.mouse_captured is None


async def test_a_drag_ends_where_it_is_when_it_is_told_to_or_loses_the_mouse() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        for end in (pane.end_drag, lambda: host.capture_mouse(None)):
            await pilot.mouse_down(pane, offset=at(pane, WORKERS))
            await drag(pilot, pane, at(pane, WORKERS + 9))
            end()
            await pilot.pause()
            assert host.heard[-1] == ("selected", "10,000 workers")
            assert host.mouse_captured is None
            await drag(pilot, pane, at(pane, 3))
            assert pane.selection == (WORKERS, WORKERS + 14)
        assert not pane.end_drag()


async def test_the_wheel_scrolls_and_the_caret_stays() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await wheel(pilot, pane, events.MouseScrollDown)
        assert (pane.top, pane.caret) == (3, 0)
        assert host.heard == []
        await wheel(pilot, pane, events.MouseScrollUp)
        assert pane.top == 0


async def test_a_press_on_the_ruler_goes_there() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        pane = host.panes[0]
        await pilot.pause()
        await pilot.mouse_down(pane, offset=(59, 11))
        assert pane.top == pane.max_scroll_y
        await drag(pilot, pane, (30, 0))
        assert pane.top == 0
        await pilot.mouse_up(pane, offset=(30, 0))
        assert pane.caret == 0
        assert host.heard == []


async def test_a_drag_stays_in_its_pane() -> None:
    host = Host(panes=2)
    async with host.run_test(size=(100, 12)) as pilot:
        left, right = host.panes
        await pilot.pause()
        await pilot.mouse_down(left, offset=at(left, 8))
        await drag(pilot, left, (70, 1))
        await pilot.mouse_up(right, offset=(20, 1))
        assert left.selection is not None
        assert right.selection is None
