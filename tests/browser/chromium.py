"""A headless Chromium, driven over the two pipes of its debugging protocol.

See https://chromedevtools.github.io/devtools-protocol: messages are JSON, each ended by a NUL.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds that the browser has for one answer."""

NAMES = ("chromium", "chromium-browser", "google-chrome")

EXECUTABLE = next((found for name in NAMES if (found := shutil.which(name))), None)
"""The browser, or none on a machine without one."""


class Page:
    """One page of the browser."""

    def __init__(self, send: int, receive: int) -> None:
        """`send` and `receive` are the descriptors of the pipes."""
        self._send, self._receive = send, receive
        self._last = 0
        self._buffer = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        """What the browser has told without being asked, oldest first."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def open(self, path: Path, size: tuple[int, int] = (1400, 1000)) -> None:
        """Show a file in a window of this size in pixels, and wait until it is loaded."""
        width, height = size
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.events.clear()
        self.ask("Page.navigate", url=path.resolve().as_uri())
        self._wait_for("Page.loadEventFired")

    def value(self, expression: str) -> Any:
        """What an expression is worth in the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def hover(self, selector: str) -> None:
        """Bring the first element that matches into view and point at it."""
        x, y = self._middle(selector)
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Point at the first element that matches, press and let go."""
        x, y = self._middle(selector)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str) -> None:
        """Press a key that types nothing: `Tab`, `Escape`."""
        code = {"Tab": 9, "Escape": 27}[key]
        for kind in ("rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def picture(self, path: Path) -> None:
        """Keep what is in the window as a PNG."""
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def complaints(self) -> list[str]:
        """What the browser's console would show: refusals, errors, requests to anywhere else."""
        found = []
        for event in self.events:
            inside = event.get("params", {})
            if event["method"] == "Log.entryAdded":
                found.append(inside["entry"]["text"])
            elif event["method"] == "Runtime.exceptionThrown":
                found.append(str(inside["exceptionDetails"]))
            elif event["method"] == "Network.requestWillBeSent":
                url = inside["request"]["url"]
                if not url.startswith("file:"):
                    found.append(url)
        return found

    def copied(self) -> Any:
        """What is in the clipboard."""
        self.ask("Browser.grantPermissions", permissions=["clipboardReadWrite"])
        found = self.ask(
            "Runtime.evaluate",
            expression="navigator.clipboard.readText()",
            awaitPromise=True,
            returnByValue=True,
        )
        return found["result"].get("value")

    def _middle(self, selector: str) -> tuple[float, float]:
        found = self.value(
            f"(() => {{ const found = document.querySelector({json.dumps(selector)});"
            "found.scrollIntoView({block: 'center'}); const box = found.getClientRects()[0];"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        return found[0], found[1]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Have the browser do something; its answer."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._last:
            self.events.append(answer)
        assert "error" not in answer, answer["error"]
        result: dict[str, Any] = answer["result"]
        return result

    def _wait_for(self, event: str) -> None:
        while all(each["method"] != event for each in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._receive], [], [], until - time.monotonic())
            assert ready, "the browser does not answer"
            read = os.read(self._receive, 1 << 20)
            assert read, "the browser has ended"
            self._buffer += read
        message, self._buffer = self._buffer.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        return answer


@contextmanager
def browsing(scratch: Path) -> Iterator[Page]:
    """A page of a browser that keeps its files in `scratch` and is ended afterwards."""
    assert EXECUTABLE is not None
    to_browser, send = os.pipe()
    receive, from_browser = os.pipe()

    def at_three_and_four() -> None:
        """The numbers at which the browser looks for its pipes."""
        high = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (to_browser, from_browser)]
        for descriptor, number in zip(high, (3, 4), strict=True):
            os.dup2(descriptor, number, inheritable=True)

    process = subprocess.Popen(
        [
            EXECUTABLE,
            "--headless",
            "--remote-debugging-pipe",
            # Its own sandbox needs rights that containers do not give.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={scratch / 'profile'}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=False,
        preexec_fn=at_three_and_four,
        start_new_session=True,
    )
    os.close(to_browser)
    os.close(from_browser)
    try:
        yield Page(send, receive)
    finally:
        os.close(send)
        os.close(receive)
        process.kill()
        process.wait()
