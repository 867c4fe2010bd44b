"""A page of stops on the screen: going about, scrolling, fields, the mouse."""

from collections.abc import Mapping
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot

from annotator.tui import keyed_app
from annotator.tui.command_screen import Act
from annotator.tui.keyed_app import KeyedApp
from annotator.tui.line_field import LineField
from annotator.tui.reading.modes import FieldMode
from annotator.tui.stops.screen import StopScreen
from annotator.tui.stops.stop import Body
from annotator.tui.themed_app import ThemedApp
from annotator.tui.widgets.rows import Part, Rows

ROWS, ABOVE, BELOW = 30, 3, 4
"""Stops, and rows without one above and below them."""


class Page(StopScreen):
    """A column of stops between rows of text."""

    HINTS = (("choose", "takes it"),)

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []
        self.typed: list[str] = []

    def heading(self) -> list[Part]:
        return [Part(" Page", "strong")]

    def body(self, width: int) -> Body:
        stops = [[Part(f" stop {number}", "text", f"stop:{number}")] for number in range(ROWS)]
        return [
            *([Part(f" above {number}")] for number in range(ABOVE)),
            *stops,
            *([Part(f" below {number}")] for number in range(BELOW)),
        ]

    def choose(self, target: str) -> None:
        self.chosen.append(target)

    def own_acts(self) -> Mapping[str, Act]:
        return {"span.note": self._ask}

    def _ask(self) -> None:
        self.enter(FieldMode(LineField("Note"), self.leave, self.typed.append))


class Host(ThemedApp, KeyedApp):
    """Shows the page in the looks of the application."""

    CSS_PATH = Path(keyed_app.__file__).with_name("app.tcss")

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def compose(self) -> ComposeResult:
        yield Rows(id="below")

    def on_mount(self) -> None:
        self.push_screen(self.page)


def shown(app: Host) -> list[str]:
    """The rows of the page that are in view."""
    return [row.strip() for row in app.page.query_one("#list", Rows).text().split("\n")]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_what_is_above_the_first_and_below_the_last_is_seen() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert app.page.at == "stop:0"
        assert shown(app)[0] == "above 0"
        await press(pilot, "G")
        assert app.page.at == f"stop:{ROWS - 1}"
        assert shown(app)[-1] == f"below {BELOW - 1}"
        await press(pilot, "k")
        assert f"stop {ROWS - 2}" in shown(app)
        await press(pilot, "g")
        assert shown(app)[0] == "above 0"


async def test_a_page_down_goes_as_far_as_the_page_is_high() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await press(pilot, "pagedown")
        assert app.page.at == "stop:10"
        assert "stop 10" in shown(app)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert app.page.at == f"stop:{ROWS - 1}"
        await press(pilot, "pageup", "up")
        assert app.page.at == f"stop:{ROWS - 12}"


async def test_the_wheel_moves_the_page_and_not_the_cursor() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot._post_mouse_events([events.MouseScrollDown], widget="#list", offset=(3, 3))
        await pilot.pause()
        assert app.page.at == "stop:0"
        assert shown(app)[0] == "stop 0"
        await press(pilot, "j")
        assert "stop 1" in shown(app)


async def test_a_click_takes_in_hand_and_a_second_chooses() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        for chosen in ([], ["stop:2"]):
            await pilot.click("#list", offset=(3, ABOVE + 2))
            await pilot.pause()
            assert app.page.at == "stop:2"
            assert app.page.chosen == chosen
        await press(pilot, "enter")
        assert app.page.chosen == ["stop:2", "stop:2"]


async def test_a_field_takes_every_key_until_it_is_left() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await press(pilot, "c", "j", "q", "question_mark", "enter")
        assert app.page.typed == ["jq?"]
        await press(pilot, "c", "x", "escape", "j")
        assert app.page.typed == ["jq?"]
        assert app.page.at == "stop:1"


async def test_a_key_that_means_nothing_here_is_named() -> None:
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await press(pilot, "z")
        assert "No command for z here" in app.page.query_one("#hints", Rows).text()
        await press(pilot, "j")
        assert "takes it" in app.page.query_one("#hints", Rows).text()


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    app = Host()
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        await press(pilot, *["j"] * 20)
        await pilot.resize_terminal(60, 9)
        await pilot.pause()
        assert "stop 20" in shown(app)
        assert app.page.at == "stop:20"
