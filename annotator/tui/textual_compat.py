"""What the screens need of Textual's private parts. Nothing else imports those."""

from collections.abc import Iterable
from types import ModuleType

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.message import Message
from textual.worker import WorkerFailed

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
            return data, ""
        end = at + len(START) - len(self._seen)
        self._seen, self._pasting = "", True
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """What is pasted, its closing mark included, and the rest."""
        at = data.find(END)
        if at >= 0:
            self._pasting = False
            return data[:at].replace(ESCAPE, SHOWN_ESCAPE) + END, data[at + len(END) :]
        begun = next(n for n in range(len(END) - 1, -1, -1) if data.endswith(END[:n]))
        self._held = data[len(data) - begun :]
        return data[: len(data) - begun].replace(ESCAPE, SHOWN_ESCAPE), ""


class GuardedParser(XTermParser):
    """Textual's parser behind a guard of pasted text."""

    def __init__(self, debug: bool = False) -> None:
        self._guard = PasteGuard()
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what the terminal has sent; empty data is its end."""
        guarded = self._guard.guarded(data)
        return super().feed(guarded) if guarded or not data else ()


def guard_pastes(driver: ModuleType = linux_driver) -> None:
    """Have a driver parse its input behind the guard."""
    driver.XTermParser = GuardedParser  # type: ignore[attr-defined]
