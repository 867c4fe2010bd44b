"""A bench in a process of its own, which ends with this one whatever ends it."""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NICENESS = 5
"""How much the process gives way to others: drawing what was typed comes first."""


class WorkerEnded(Exception):
    """The process ended before it had answered."""


class Worker(Protocol):
    """Somebody who does one thing after the other at a bench."""

    def ask(self, act: str, *arguments: Any) -> Any:
        """What the bench's method `act` returns; raises what it raises, or `WorkerEnded`."""

    def stop(self) -> None:
        """End without finishing. May be called from any thread, and more than once."""


class InThread:
    """A worker that does everything in the thread that asks."""

    def __init__(self, bench: Callable[[], Any]) -> None:
        self._bench = bench()

    def ask(self, act: str, *arguments: Any) -> Any:
        """What the bench's method `act` returns; raises what it raises."""
        return getattr(self._bench, act)(*arguments)

    def stop(self) -> None:
        """Nothing has to end."""


class InProcess:
    """A worker in a new process; acts, arguments and outcomes travel through a pipe."""

    def __init__(self, bench: Callable[[], Any]) -> None:
        """`bench` is called in the process: something that can be imported by its name."""
        # These load at the first question, not with the program.
        from multiprocessing import get_context

        spawn = get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(
            target=serve, args=(theirs, bench), name="annotator-scoring", daemon=True
        )
        # The screens put something in the place of this stream that no process can be given.
        with redirect_stderr(sys.__stderr__):
            self._process.start()
        # With no other open end left, the pipe says when the process is gone.
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    def ask(self, act: str, *arguments: Any) -> Any:
        """What the bench's method `act` returns; raises what it raises, or `WorkerEnded`."""
        try:
            self._pipe.send((act, arguments))
            done, outcome = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.kill()
            self._process.join()
            raise WorkerEnded from error
        if done:
            return outcome
        raise outcome

    def stop(self) -> None:
        """Kill the process; whoever waits for an answer gets `WorkerEnded`."""
        self._process.kill()


def serve(pipe: "Connection", bench: Callable[[], Any]) -> None:
    """Do at a new bench what comes through the pipe, until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_the_terminal()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICENESS)
    at = bench()
    while True:
        try:
            act, arguments = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, getattr(at, act)(*arguments)
        except Exception as error:  # noqa: BLE001 - raised again where the act was asked for
            error.add_note(traceback.format_exc())
            answer = False, error
        pipe.send(answer)


def _end_with_parent() -> None:
    """End at once when the process that started this one is gone, in the middle of work too."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)


def _leave_the_terminal() -> None:
    """What this process writes by mistake never meets the screen; its input is closed already."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nothing, stream.fileno())
