"""`annotator serve` as a process, and one tab of it as a person works in it.

Places are (column, row) from 0, as on a terminal. What the page's terminal shows is known from
what it was sent; what it is told goes through the browser's mouse and keyboard.
"""

import base64
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.chromium import Page
from tests.pty.screen import Cell, Screen

PATIENCE = 60.0
"""Seconds that a busy machine may take for what should come at once."""

WINDOW = (1200, 800)
"""The browser's window, in pixels."""

_SCREEN = "document.querySelector('.xterm-screen').getBoundingClientRect()"

_KEEP_TERMINAL = """
Object.defineProperty(Object.prototype, "_core", {configurable: true, set(core) {
  Object.defineProperty(this, "_core", {value: core, writable: true, configurable: true});
  if (this.loadAddon) window.kept ??= this;
}});
"""
"""Keeps hold of the page's xterm.js, which its script has for itself, as soon as it is made."""

_CELLS = """
(() => {
  const colour = (isRgb, isDefault, number) =>
    isDefault ? "default" : isRgb ? number.toString(16).padStart(6, "0") : `colour ${number}`;
  const {buffer: {active}, rows, cols} = kept;
  return [...Array(rows).keys()].map((y) => [...Array(cols).keys()].map((x) => {
    const cell = active.getLine(active.viewportY + y).getCell(x);
    return [
      cell.getWidth() ? cell.getChars() || " " : "",
      colour(cell.isFgRGB(), cell.isFgDefault(), cell.getFgColor()),
      colour(cell.isBgRGB(), cell.isBgDefault(), cell.getBgColor()),
      ...["Bold", "Dim", "Italic", "Underline", "Inverse", "Strikethrough"].map(
        (name) => Boolean(cell[`is${name}`]())),
    ];
  }));
})()
"""
"""What xterm.js has in its cells, in the order of `Cell`."""


class Server:
    """A server at work."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.process = process
        self.address = address
        """Of its page."""

    @property
    def tabs(self) -> list[int]:
        """The processes of its tabs."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for each in found for pid in each.read_text().split()]

    def end(self) -> int:
        """Have it end as by Ctrl+C; its exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(
    folder: Path, *words: str, name: str = "ana", env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The server of the folder's database, which is ended afterwards."""
    inherited = {
        name: said
        for name, said in os.environ.items()
        if not name.startswith(("ANNOTATOR_", "TEXTUAL_"))
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "annotator", "serve", "--port", "0", "--as", name, *words],
        cwd=folder,
        env={**inherited, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=(folder / "told").open("wb"),
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().decode().strip()
        assert re.fullmatch(r"http://localhost:\d+/", address), (folder / "told").read_text("utf-8")
        yield Server(process, address)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_until(condition: Callable[[], bool]) -> None:
    """Look again and again until something is so."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it did not come to be so"
        time.sleep(0.02)


class Tab:
    """The page of a server in a browser."""

    def __init__(self, page: Page, address: str) -> None:
        """Open it, without waiting for what it shows."""
        self.page, self.address = page, address
        self.screen = Screen(1, 1)
        self._seen = 0
        self._socket = self._closed = ""
        self.resize(*WINDOW)
        page.ask("Page.addScriptToEvaluateOnNewDocument", source=_KEEP_TERMINAL)
        page.events.clear()
        page.ask("Page.navigate", url=address)

    def reload(self) -> None:
        """Load the page anew; nothing is shown until it has drawn."""
        self.page.ask("Page.reload")
        self._forget()

    def open_again(self) -> None:
        """Press the button of a tab that is closed."""
        self.page.click("#again")
        self._forget()

    def _forget(self) -> None:
        self._closed, self.screen = self._socket, Screen(1, 1)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in pixels."""
        self.page.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    # What a person sees.

    def look(self) -> Screen:
        """What the terminal shows now."""
        self.page.value("0")
        events, self._seen = self.page.events[self._seen :], len(self.page.events)
        for event in events:
            self._take(event["method"], event["params"])
        return self.screen

    def wait_for(self, what: str | Callable[[Screen], bool]) -> Screen:
        """Wait until the terminal shows a text or fulfils a condition."""

        def is_shown() -> bool:
            shown = self.look()
            return what in shown.text if isinstance(what, str) else what(shown)

        try:
            wait_until(is_shown)
        except AssertionError as error:
            raise AssertionError(f"no {what!r} in\n{self.screen.text}") from error
        return self.screen

    def find(self, text: str) -> tuple[int, int]:
        """Where the terminal shows a text."""
        place = self.look().find(text)
        assert place is not None, f"{text!r} is not in\n{self.screen.text}"
        return place

    def cells(self) -> list[list[Cell]]:
        """What the page's own terminal has in its cells, composed as far as can be."""
        return [
            [Cell(unicodedata.normalize("NFC", text), *rest) for text, *rest in row]
            for row in self.page.value(_CELLS)
        ]

    def _take(self, method: str, told: dict[str, Any]) -> None:
        if told.get("requestId", "") == self._closed:
            return
        if method == "Network.webSocketCreated":
            self._socket = told["requestId"]
            columns, rows = re.findall(r"(?:width|height)=(\d+)", told["url"])
            self.screen = Screen(int(columns), int(rows))
        elif method == "Network.webSocketFrameReceived" and told["response"]["opcode"] == 2:
            self.screen.feed(base64.b64decode(told["response"]["payloadData"]))
        elif method == "Network.webSocketFrameSent":
            size = re.search(r'"width":(\d+),"height":(\d+)', told["response"]["payloadData"])
            if size is not None:
                self.screen.resize(int(size[1]), int(size[2]))

    # What a person does.

    def type(self, text: str) -> None:
        """Press the key of each character."""
        for character in text:
            self._key(key=character, text=character)

    def press(self, key: str, code: int) -> None:
        """Press a key that types nothing, by its name and its number in Windows."""
        self._key(key=key, windowsVirtualKeyCode=code)

    def click(self, place: tuple[int, int]) -> None:
        """Click a cell."""
        self.drag(place, place)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the button on one cell, and let it go on another."""
        (x, y), (to_x, to_y) = start, end
        steps = max(abs(to_x - x), abs(to_y - y), 1)
        between = [
            (x + (to_x - x) * n // steps, y + (to_y - y) * n // steps) for n in range(1, steps)
        ]
        self._mouse("mouseMoved", start, "none")
        self._mouse("mousePressed", start, "left")
        for cell in [*between, end] if start != end else []:
            self._mouse("mouseMoved", cell, "left")
        self._mouse("mouseReleased", end, "left")

    def _key(self, **what: Any) -> None:
        for kind in ("keyDown", "keyUp"):
            if kind == "keyUp":
                what.pop("text", None)
            self.page.ask("Input.dispatchKeyEvent", type=kind, **what)

    def _mouse(self, kind: str, cell: tuple[int, int], button: str) -> None:
        left, top, width, height = self.page.value(
            f"(() => {{ const box = {_SCREEN};"
            "return [box.left, box.top, box.width, box.height]; })()"
        )
        x = left + (cell[0] + 0.5) * width / self.screen.columns
        y = top + (cell[1] + 0.5) * height / self.screen.rows
        self.page.ask(
            "Input.dispatchMouseEvent",
            type=kind,
            x=x,
            y=y,
            button=button,
            buttons=1 if button == "left" and kind != "mouseReleased" else 0,
            clickCount=0 if kind == "mouseMoved" else 1,
        )

    # What the browser says of it.

    @property
    def asked_for(self) -> list[str]:
        """The addresses that the page has asked for, its sockets' included."""
        self.look()
        found = []
        for event in self.page.events:
            told = event["params"]
            if event["method"] == "Network.requestWillBeSent":
                found.append(told["request"]["url"])
            elif event["method"] == "Network.webSocketCreated":
                found.append(told["url"])
        return found

    @property
    def faults(self) -> list[str]:
        """What the browser's console calls an error."""
        self.look()
        found = []
        for event in self.page.events:
            told = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                found.append(str(told["exceptionDetails"]))
            elif event["method"] == "Log.entryAdded" and told["entry"]["level"] == "error":
                found.append(told["entry"]["text"])
        return found
