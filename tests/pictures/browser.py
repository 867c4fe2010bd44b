"""The README's picture of a tab in a browser."""

import tempfile
from pathlib import Path

from tests.browser.chromium import browsing
from tests.browser.served import Tab, serving
from tests.pictures.picture import FOLDER, READER, demonstration
from tests.pty.program import DATABASE, Says

BROWSER = FOLDER / "browser.png"
"""Where it is kept."""

WINDOW = (990, 510)
"""Of the browser, in pixels: about 110 columns and 24 rows."""

LARGEST = 150_000
"""Bytes that it may have: a clone brings it along."""


def draw_in_browser(path: Path = BROWSER) -> None:
    """Keep what a tab shows of the demonstration, as a person left it there."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        with demonstration(folder / DATABASE):
            pass
        with browsing(folder) as page, serving(folder, name=READER) as server:
            tab = Tab(page, server.address)
            whole = tab.wait_for(Says()).columns
            tab.resize(*WINDOW)
            tab.wait_for(lambda screen: screen.columns < whole)
            tab.wait_for(Says())
            tab.type("/18-plus\r\r")
            tab.wait_for("fact 9")
            tab.type("'")
            tab.wait_for("18-hour shifts")
            page.picture(path)
            page.ask("Page.navigate", url="about:blank")
    assert path.stat().st_size < LARGEST, f"{path.name} has {path.stat().st_size:,} bytes"
