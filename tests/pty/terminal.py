"""A program on a pseudo-terminal of a given size, driven and read as a person would.

Times are seconds, places are (column, row) from 0. Nothing here sleeps: what is waited for is
looked at again each time that the program writes.
"""

import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.pty import keys
from tests.pty.screen import Cell, Screen
from tests.pty.wire import Wire

PATIENCE = 20.0
"""How long to wait for what should come at once, on a machine that is busy."""

ANSWERED = 5.0
"""Seconds within which the answer to a key begins, on a machine that is busy."""

_NOT_INHERITED = ("COLUMNS", "LINES", "NO_COLOR", "TERM_PROGRAM", "TMUX")
_NOT_INHERITED_PREFIXES = ("TEXTUAL", "ANNOTATOR_")


class NotShown(AssertionError):
    """What was waited for did not come; the message has the screen."""


@dataclass(frozen=True)
class Burst:
    """The output that follows one write, up to a silence."""

    seconds: float
    """From the write to the read of the last byte; 0 when nothing came."""
    size: int
    """Bytes."""
    frames: int
    """Repaints: a program that is told it may brackets each of them."""


class Terminal:
    """`argv` running on a terminal of `size` columns and rows; a context manager that reaps it.

    `env` is laid over the environment without what describes another terminal; None takes a
    variable out.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = Screen(*size)
        self._shown = 0
        master, slave = pty.openpty()
        _set_size(slave, size)
        self.started = time.perf_counter()
        try:
            self.process = subprocess.Popen(
                list(map(str, argv)),
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=_environment(env or {}),
                cwd=cwd,
                start_new_session=True,
                preexec_fn=_take_terminal,
            )
        except BaseException:
            os.close(master)
            raise
        finally:
            os.close(slave)
        self.wire = Wire(master)

    @classmethod
    def python(
        cls,
        *arguments: str | Path,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> Self:
        """The interpreter that runs the tests, with these arguments."""
        return cls([sys.executable, *arguments], size=size, env=env, cwd=cwd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program and what it started, in whatever state it is, and close the terminal."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.wire.close()

    # What a person does.

    def press(self, *names: str) -> None:
        """Send keys by name (`l`, `shift+right`, `f2`), all in one burst."""
        self.wire.write(keys.encode_all(names))

    def type(self, text: str) -> None:
        """Send each character of `text` as a key, all in one burst."""
        self.wire.write(text.encode())

    def paste(self, text: str) -> None:
        """Send `text` as a bracketed paste."""
        self.wire.write(keys.paste(text))

    def click(self, x: int, y: int, *, times: int = 1, alt: bool = False) -> None:
        """Click the cell once, twice or three times in a row."""
        one = keys.mouse_down(x, y, alt=alt) + keys.mouse_up(x, y, alt=alt)
        self.wire.write(one * times)

    def drag(self, start: tuple[int, int], end: tuple[int, int], *, alt: bool = False) -> None:
        """Drag from one cell to another over all the cells between them."""
        for report in keys.drag(start, end, alt=alt):
            self.wire.write(report)

    def wheel(self, x: int, y: int, *, down: bool = True, notches: int = 1) -> None:
        """Turn the wheel over a cell."""
        self.wire.write(keys.wheel(x, y, down=down) * notches)

    def resize(self, size: tuple[int, int]) -> None:
        """Change the terminal's size; the program gets SIGWINCH."""
        self.look().resize(*size)
        _set_size(self.wire.descriptor, size)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal under the program, which gets SIGHUP."""
        self.wire.close()

    # What a person sees.

    def look(self) -> Screen:
        """The screen as of the last whole repaint."""
        fresh = self.wire.settled(self._shown)
        self._shown += len(fresh)
        self.screen.feed(fresh)
        return self.screen

    @property
    def text(self) -> str:
        """What the screen shows, its rows joined by newlines."""
        return self.look().text

    @property
    def lines(self) -> list[str]:
        """What the screen shows, row by row."""
        return self.look().lines

    def cell(self, x: int, y: int) -> Cell:
        """One cell of the screen."""
        return self.look().cell(x, y)

    def find(self, text: str) -> tuple[int, int]:
        """Where the screen shows `text`; raises `NotShown`."""
        if (place := self.look().find(text)) is None:
            raise NotShown(self._missing(f"{text!r} is not on the screen"))
        return place

    @property
    def output(self) -> bytes:
        """All that the program wrote, escapes and all."""
        with self.wire.news:
            return bytes(self.wire.output)

    @property
    def frames(self) -> int:
        """Repaints begun so far."""
        return self.wire.mark().frames

    # When it is ready.

    def wait_for(
        self, what: str | Callable[[Screen], bool], *, timeout: float = PATIENCE
    ) -> Screen:
        """Wait until the screen shows a text or fulfils a condition.

        Raises `NotShown` when it has not in `timeout` seconds, or when the program ends first.
        """
        named = repr(what) if isinstance(what, str) else "what is waited for"
        deadline = time.perf_counter() + timeout
        while True:
            mark, has_ended = self.wire.mark(), self.wire.has_ended
            if what in self.text if isinstance(what, str) else what(self.look()):
                return self.screen
            if has_ended:
                raise NotShown(self._missing(f"the program ended before {named}"))
            if not self._wait_for_more(mark.reads, deadline):
                raise NotShown(self._missing(f"no {named} in {timeout:g} s"))

    def quiet(self, seconds: float = 0.1, *, timeout: float = PATIENCE) -> None:
        """Wait until the program writes nothing for so long and no repaint is half done.

        Raises `NotShown` when it goes on writing for `timeout` seconds.
        """
        if not self.wire.wait_for_silence(seconds, timeout):
            raise NotShown(self._missing(f"no end of output in {timeout:g} s"))

    def burst(self, data: bytes, *, silence: float = 0.08, timeout: float = PATIENCE) -> Burst:
        """Send `data`; what comes back until `silence` seconds pass without a byte."""
        before, begin = self.wire.mark(), time.perf_counter()
        self.wire.write(data)
        if data:
            self._wait_for_more(before.reads, begin + ANSWERED)
        self.quiet(silence, timeout=timeout)
        after = self.wire.mark()
        last = self.wire.chunks[after.reads - 1].time if after.reads > before.reads else begin
        return Burst(last - begin, after.size - before.size, after.frames - before.frames)

    def seconds_to(self, what: str) -> float:
        """From the start of the program to the read with which the screen first showed `what`.

        Raises `NotShown` when it never has. The terminal has kept its size since.
        """
        screen = Screen(self.screen.columns, self.screen.rows)
        output, begin = self.output, 0
        for chunk in self.wire.chunks[: self.wire.mark().reads]:
            screen.feed(output[begin : chunk.end])
            begin = chunk.end
            if what in screen.text:
                return chunk.time - self.started
        raise NotShown(self._missing(f"{what!r} was never shown"))

    def wait(self, *, timeout: float = PATIENCE) -> int:
        """The exit status, once the program has ended (minus the signal's number if it was one)."""
        status = self.process.wait(timeout)
        self.wire.wait(lambda: self.wire.has_ended, timeout=1.0)
        return status

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def _wait_for_more(self, reads: int, deadline: float) -> bool:
        wire = self.wire
        return wire.wait(
            lambda: len(wire.chunks) > reads or wire.has_ended, deadline - time.perf_counter()
        )

    def _missing(self, claim: str) -> str:
        shown = self.look()
        frame = "-" * shown.columns
        status = "running" if self.is_running else f"ended with {self.process.returncode}"
        return f"{claim}; the program is {status}; the screen:\n{frame}\n{shown.text}\n{frame}"


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in _NOT_INHERITED and not name.startswith(_NOT_INHERITED_PREFIXES)
    }
    changed = inherited | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict(changes)
    return {name: value for name, value in changed.items() if value is not None}


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    columns, rows = size
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _take_terminal() -> None:
    """Between fork and exec: standard input becomes the new process's controlling terminal."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
