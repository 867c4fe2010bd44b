"""A person at work in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.tui.colours.dark import DARK
from tests import sample
from tests.browser.chromium import Page
from tests.browser.served import WINDOW, Server, Tab, serving, wait_until
from tests.pty.ledger import alive, assert_sound, quotes
from tests.pty.program import DATABASE, Says, run

ADDRESS = "http://an-outlet.example/story"

SELECTED = DARK.selection.ground.lstrip("#")

SHOWN = "document.querySelector('#closed').checkVisibility()"


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """The browser's page, which is left blank: a tab goes on speaking when its server is gone."""
    yield page
    page.ask("Page.navigate", url="about:blank")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample.take_in(tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as served:
        yield served


def drag_over(tab: Tab, words: str) -> None:
    """Select words that stand in one row, and wait until they are shown so."""
    x, y = tab.wait_for(words).find(words) or (0, 0)
    end = x + len(words) - 1
    tab.drag((x, y), (end, y))
    # On the last cell is the caret. What is pressed next waits for the button to be let go.
    tab.wait_for(lambda screen: screen.cell(end - 1, y).background == SELECTED)


def test_what_is_tagged_and_linked_in_a_tab_is_there_when_it_is_loaded_anew(
    page: Page, server: Server, folder: Path
) -> None:
    tab = Tab(page, server.address)
    tab.wait_for(Says(spans=0))
    drag_over(tab, "18-plus hour")
    tab.type("s")
    tab.wait_for(Says(spans=1))
    tab.type("m")
    tab.wait_for("= equivalent")
    drag_over(tab, "extend up to")
    tab.type("=")
    tab.wait_for(Says(spans=2, links=1))
    assert quotes(folder / DATABASE) == ["18-plus hour", "extend up to"]
    (process,) = server.tabs
    tab.reload()
    wait_until(lambda: process not in server.tabs)
    tab.wait_for(Says(spans=2, links=1))
    tab.type("u")
    tab.wait_for("another sitting")
    tab.press("Enter", 13)
    tab.wait_for(Says(spans=1, links=0))
    assert tab.faults == []
    assert all(each.startswith((server.address, socket_of(server))) for each in tab.asked_for)
    assert server.end() == 0
    assert alive(folder / DATABASE, "spans") == 1
    assert_sound(folder / DATABASE)


def test_a_tab_takes_the_size_of_its_window_and_the_keys_of_the_program(
    page: Page, server: Server
) -> None:
    tab = Tab(page, server.address)
    before = tab.wait_for(Says(spans=0)).columns
    tab.resize(WINDOW[0] // 2, WINDOW[1])
    tab.wait_for(lambda screen: screen.columns < before * 0.6)
    tab.wait_for(Says(spans=0))
    tab.press("F1", 112)
    tab.wait_for("What the tags mean")
    tab.press("Escape", 27)
    tab.wait_for(Says(spans=0))
    assert tab.faults == []
    tab.type("q")
    wait_until(lambda: bool(page.value(SHOWN)))
    wait_until(lambda: server.tabs == [])
    tab.open_again()
    tab.wait_for(Says(spans=0))


def test_a_click_on_an_address_in_an_article_opens_nothing(page: Page, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(f"{ADDRESS} is where it stands.\n" * 3, "utf-8")
    run(tmp_path, "import", "article.txt", "--as", "ana")
    with serving(tmp_path) as server:
        tab = Tab(page, server.address)
        tab.wait_for(Says(spans=0))
        tab.wait_for(ADDRESS)
        place = tab.find(ADDRESS)
        tab.click(place)
        tab.click((place[0] + 4, place[1] + 1))
        tab.type("s")
        tab.wait_for(Says(spans=1))
        assert [each for each in page.events if each["method"] == "Page.windowOpen"] == []
        assert not any(ADDRESS in each for each in tab.asked_for)


def socket_of(server: Server) -> str:
    """Where the page speaks to its process."""
    return server.address.replace("http:", "ws:") + "ws?"
