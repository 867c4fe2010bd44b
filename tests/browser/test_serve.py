"""A person at work in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import sample
from tests.browser.chromium import Page
from tests.browser.served import WINDOW, Server, Tab, serving, wait_until
from tests.pty.ledger import alive, assert_sound, quotes
from tests.pty.program import DATABASE, Says, run

ADDRESS = "http://an-outlet.example/story"

SHOWN = "document.querySelector('#closed').checkVisibility()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample.take_in(tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as served:
        yield served


def last(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """The cell of the last character of a text that begins at a place."""
    return place[0] + len(text) - 1, place[1]


def test_what_is_tagged_and_linked_in_a_tab_is_there_when_it_is_loaded_anew(
    page: Page, server: Server, folder: Path
) -> None:
    tab = Tab(page, server.address)
    tab.wait_for(Says(spans=0))
    tab.wait_for("18-plus")
    place = tab.find("18-plus")
    tab.drag(place, last("18-plus hour", place))
    tab.type("s")
    tab.wait_for(Says(spans=1))
    tab.type("m")
    place = tab.find("extend up to")
    tab.drag(place, last("extend up to", place))
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
    page.click("#again")
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
