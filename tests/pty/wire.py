"""The bytes between a program and its terminal: read as they come, timed, and answered.

Only the reading thread takes bytes in. It draws nothing, so that a measurement is not disturbed.
"""

import errno
import os
import re
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_CONTROL = re.compile(rb"\x1b\[\?(?:2026(?P<frame>[hl])|(?P<asked>\d{1,5})\$p)")
_LONGEST_CONTROL = len(b"\x1b[?99999$p")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")
_LONGEST_UNFINISHED = 32

_SYNCHRONISED_OUTPUT = b"2026"
_RESET, _NOT_RECOGNISED = b"2", b"0"


@dataclass(frozen=True)
class Chunk:
    """What one read gave."""

    time: float
    """On the clock of `time.perf_counter`."""
    end: int
    """Where it ends in the output, in bytes."""


@dataclass(frozen=True)
class Mark:
    """How far the output had come."""

    size: int
    """Bytes."""
    reads: int
    frames: int


class Wire:
    """The terminal's side of a pseudo-terminal, whose descriptor it owns.

    A program that asks whether it may bracket its repaints (mode 2026) is told yes; every other
    mode that it asks for is not recognised.
    """

    def __init__(self, descriptor: int) -> None:
        self.output = bytearray()
        """All that the program wrote."""
        self.chunks: list[Chunk] = []
        self.frames = 0
        """Repaints begun so far."""
        self.has_ended = False
        """Nobody holds the other side any more."""
        self.news = threading.Condition()
        """Guards all of this, and is notified of each change."""
        self._descriptor = descriptor
        self._writing = threading.Lock()
        self._scanned = 0
        self._frame_begins: int | None = None
        self._stop_read, self._stop_write = os.pipe()
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    @property
    def descriptor(self) -> int:
        return self._descriptor

    def write(self, data: bytes) -> None:
        """Send bytes to the program, as one burst."""
        with self._writing:
            while data:
                data = data[os.write(self._descriptor, data) :]

    def mark(self) -> Mark:
        """How far the output has come."""
        with self.news:
            return Mark(len(self.output), len(self.chunks), self.frames)

    def wait(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Wait for `condition`, tried at each read; False when `timeout` seconds pass first."""
        with self.news:
            return self.news.wait_for(condition, max(0.0, timeout))

    def wait_for_silence(self, seconds: float, timeout: float) -> bool:
        """Wait until nothing has come for `seconds` from now on and no repaint is half done.

        False when it has not within `timeout` seconds.
        """
        begin = time.perf_counter()
        with self.news:
            while not self.has_ended:
                now = time.perf_counter()
                last = max(begin, self.chunks[-1].time) if self.chunks else begin
                rest = last + seconds - now
                if rest <= 0 and self._frame_begins is None:
                    break
                if now - begin > timeout:
                    return False
                self.news.wait(max(rest, 0.001))
        return True

    def settled(self, begin: int) -> bytes:
        """The output from `begin` on, up to the last place outside a repaint and an escape."""
        with self.news:
            end = len(self.output) if self._frame_begins is None else self._frame_begins
            tail = max(begin, end - _LONGEST_UNFINISHED)
            if not self.has_ended and (cut := _UNFINISHED.search(self.output[tail:end])):
                end = tail + cut.start()
            return bytes(self.output[begin:end])

    def close(self) -> None:
        """Close this side; the program gets SIGHUP."""
        if self._descriptor < 0:
            return
        os.write(self._stop_write, b".")
        self._reader.join()
        for descriptor in (self._descriptor, self._stop_read, self._stop_write):
            os.close(descriptor)
        self._descriptor = -1

    def _read(self) -> None:
        while self._is_ready():
            try:
                data = os.read(self._descriptor, 1 << 16)
            except OSError as error:
                if error.errno != errno.EIO:  # Linux's end of file on a terminal
                    raise
                data = b""
            if not data:
                break
            self._take(data)
        with self.news:
            self.has_ended = True
            self.news.notify_all()

    def _is_ready(self) -> bool:
        ready, _, _ = select.select([self._descriptor, self._stop_read], [], [])
        return self._stop_read not in ready

    def _take(self, data: bytes) -> None:
        now = time.perf_counter()
        answers = b""
        with self.news:
            self.output += data
            self.chunks.append(Chunk(now, len(self.output)))
            for match in _CONTROL.finditer(self.output, self._scanned):
                self._scanned = match.end()
                if (asked := match["asked"]) is not None:
                    state = _RESET if asked == _SYNCHRONISED_OUTPUT else _NOT_RECOGNISED
                    answers += b"\x1b[?" + asked + b";" + state + b"$y"
                else:
                    self._turn_frame(begins=match["frame"] == b"h", at=match.start())
            self._scanned = max(self._scanned, len(self.output) - _LONGEST_CONTROL)
            self.news.notify_all()
        if answers:
            self.write(answers)

    def _turn_frame(self, *, begins: bool, at: int) -> None:
        self.frames += begins
        self._frame_begins = at if begins else None
