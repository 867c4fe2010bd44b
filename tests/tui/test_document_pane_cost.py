"""What is painted again for a key: rows, never the pane."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from annotator.tui.layout import painting
from annotator.tui.widgets import row_strips
from annotator.tui.widgets.document_pane import DocumentPane
from tests.tui.pane_host import TEXT, Host, at, mark, rows

Act = Callable[[DocumentPane], None]

ACTS: dict[str, tuple[Act, int]] = {
    "a caret move": (lambda pane: pane.move_caret(pane.stop_after(pane.caret)), 1),
    "a row down": (lambda pane: pane.move_caret(pane.row_step(1), keep_goal=True), 2),
    "an extended selection": (lambda pane: pane.move_caret(pane.caret + 1, extend=True), 1),
    "a new span": (lambda pane: pane.replace_marks([], [mark("new", 300, 310)]), 2),
    "a span that goes": (lambda pane: pane.replace_marks(["near"], []), 2),
    "a choice": (lambda pane: setattr(pane, "chosen", "near"), 1),
    "an outline": (lambda pane: setattr(pane, "outline", (200, 210)), 2),
    "another pane": (lambda pane: setattr(pane, "active", False), 1),
    "nothing new": (lambda pane: pane.select(6, 7), 0),
    "a span out of view": (lambda pane: pane.replace_marks(["far"], []), 1),
}


@contextmanager
def painted_rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The first code points of the rows that are painted meanwhile."""
    found: list[int] = []

    def paint(row: Any, *others: Any) -> list[painting.Run]:
        found.append(row.start)
        return painting.paint(row, *others)

    with monkeypatch.context() as patch:
        patch.setattr(row_strips, "paint", paint)
        yield found


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("size", [1, 50])
async def test_a_key_paints_a_row_or_two(
    name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, most = ACTS[name]
    marks = [mark("near", 5, 15), mark("far", len(TEXT) - 9, len(TEXT) - 1)]
    marks += [mark(f"m{number}", number * 40, number * 40 + 15) for number in range(10, 80 * size)]
    host = Host(TEXT * size, panes=3, marks=tuple(marks))
    async with host.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        pane.select(6, 7)
        await pilot.pause()
        with painted_rows(monkeypatch) as painted:
            act(pane)
            await pilot.pause()
        assert len(painted) <= most


async def test_scrolling_a_row_paints_the_new_row(monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        with painted_rows(monkeypatch) as painted:
            pane.scroll_rows(1)
            await pilot.pause()
        assert len(painted) == 1


async def test_a_change_between_two_frames_leaves_no_gap() -> None:
    host = Host()
    async with host.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        before = rows(pane)
        pane.repaint_all()
        pane.render_line(0)
        pane.move_caret(TEXT.index("The ministry"))
        assert rows(pane) == before


async def test_what_is_kept_does_not_grow_with_the_document() -> None:
    host = Host(TEXT * 20)
    async with host.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        for _ in range(200):
            pane.scroll_rows(11)
            pane.render_lines(pane.size.region)
        strips = pane._strips
        assert strips is not None
        assert len(strips._rows) <= row_strips.SCREENS_KEPT * 12


async def test_a_text_of_ten_megabytes_is_shown_and_gone_through() -> None:
    host = Host(TEXT * 3000)
    async with host.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        assert len(pane.text) > 9_000_000
        pane.move_caret(len(pane.text))
        assert pane.top == pane.max_scroll_y > 100_000
        assert at(pane, pane.caret)[1] == 11
