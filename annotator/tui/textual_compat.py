"""What the screens need of Textual's private parts. Nothing else imports those."""

import re
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.geometry import Region
from textual.keys import Keys
from textual.message import Message
from textual.worker import WorkerFailed

if TYPE_CHECKING:
    from textual.widgets import DataTable

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after pasted text."""


class Failing(App[None]):
    """An app that ends at its first mistake and leaves it to its caller to tell it.

    Textual prints a traceback with the values of all variables: articles stand in them.
    """

    @property
    def failure(self) -> Exception | None:
        """The mistake that ended the app, or none."""
        error = self._exception
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            return error.error
        return error

    def _handle_exception(self, error: Exception) -> None:
        """Every mistake in a handler, a worker or while drawing comes here."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def fail(self, error: Exception) -> None:
        """End because of a mistake somewhere else."""
        self._handle_exception(error)


ESCAPE, SHOWN_ESCAPE = "\x1b", "␛"


_COMPOSED = re.compile(r"\x1b\[0?;;(\d{1,7}(?::\d{1,7})+)u")
"""Several characters at once that no key types, in the kitty protocol: an input method's."""


def as_pasted(composed: re.Match[str]) -> str:
    """What an input method has sent, as pasted text: it never runs as commands."""
    points = [int(point) for point in composed[1].split(":")]
    typed = "".join(map(chr, filter(range(ord(" "), 0x110000).__contains__, points)))
    return f"{START}{typed}{END}"


class PasteGuard:
    """Takes the Escapes out of pasted text in what a terminal sends.

    Textual's parser takes an Escape inside a paste for its end: what follows would run as keys.
    The data may be cut anywhere, in the midst of a mark too.
    """

    def __init__(self) -> None:
        self._pasting = False
        self._seen = ""
        """The end of what came before the data: a mark may have begun in it."""
        self._held = ""
        """The end of the pasted text so far, where it may be the beginning of the closing mark."""

    def guarded(self, data: str) -> str:
        """The data to parse; empty where all of it has to wait for more."""
        data = self._held + data
        self._held = ""
        passed: list[str] = []
        while data:
            taken, data = self._pasted(data) if self._pasting else self._typed(data)
            passed.append(taken)
        return "".join(passed)

    def _typed(self, data: str) -> tuple[str, str]:
        """What is typed up to the next paste, its opening mark included, and the rest."""
        joined = self._seen + data
        at = joined.find(START)
        if at < 0:
            self._seen = joined[1 - len(START) :]
            return _COMPOSED.sub(as_pasted, data), ""
        end = at + len(START) - len(self._seen)
        self._seen, self._pasting = "", True
        return _COMPOSED.sub(as_pasted, data[:end]), data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """What is pasted, its closing mark included, and the rest."""
        at = data.find(END)
        if at >= 0:
            self._pasting = False
            return data[:at].replace(ESCAPE, SHOWN_ESCAPE) + END, data[at + len(END) :]
        begun = next(n for n in range(len(END) - 1, -1, -1) if data.endswith(END[:n]))
        self._held = data[len(data) - begun :]
        return data[: len(data) - begun].replace(ESCAPE, SHOWN_ESCAPE), ""


_TOLD_KEY = re.compile(r"(\x1b\[[\d:]*;\d*):(\d+)([;\d:]*[u~A-Z])")
"""A key of the kitty protocol with how it is told: pressed, repeated, let go."""

LET_GO = "3"

IGNORED = [events.Key(Keys.Ignore, None)]
"""What the parser passes over."""


class GuardedParser(XTermParser):
    """Textual's parser behind a guard of pasted text, and of keys that it cannot read.

    Some terminals tell unasked when a key is let go. Textual ends at that, as at a character that
    there is not.
    """

    def __init__(self, debug: bool = False) -> None:
        self._guard = PasteGuard()
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what the terminal has sent; empty data is its end."""
        guarded = self._guard.guarded(data)
        return super().feed(guarded) if guarded or not data else ()

    def _parse_extended_key(  # type: ignore[override]
        self, sequence: str
    ) -> list[events.Key] | None:
        """The keys that a sequence of the kitty protocol stands for; none: it is no such one."""
        told = _TOLD_KEY.fullmatch(sequence)
        if told is not None:
            if told[2] == LET_GO:
                return IGNORED
            sequence = told[1] + told[3]
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return IGNORED


def cell_region(table: "DataTable[object]") -> Region:
    """Where the cell under the cursor of a table is in all of the table."""
    return table._get_cell_region(table.cursor_coordinate)


def send_to_terminal(app: App[None], sequence: str) -> None:
    """Send a control sequence that draws nothing."""
    if app._driver is not None:
        app._driver.write(sequence)
        app._driver.flush()


def guard_pastes(driver: ModuleType = linux_driver) -> None:
    """Have a driver parse its input behind the guard."""
    driver.XTermParser = GuardedParser  # type: ignore[attr-defined]
