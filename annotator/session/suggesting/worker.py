"""Somebody who works at a bench: in the thread that asks, or in a process of its own."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Protocol

SERVING = "annotator.session.suggesting.serving"
"""The module that runs in the process."""


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
    """A worker in a new process; acts, arguments and outcomes travel pickled through pipes.

    The process ends as soon as its input does: when it is stopped, and when this one is gone,
    whatever ended it. `multiprocessing` would add a second process that watches over the first.
    """

    def __init__(self, bench: Callable[[], Any]) -> None:
        """`bench` is called in the process: something that can be imported by its name."""
        paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-m", SERVING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._send(bench)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask(self, act: str, *arguments: Any) -> Any:
        """What the bench's method `act` returns; raises what it raises, or `WorkerEnded`."""
        self._send((act, arguments))
        assert self._process.stdout is not None
        try:
            done, outcome = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise self._ended() from error
        if done:
            return outcome
        raise outcome

    def stop(self) -> None:
        """Kill the process; whoever waits for an answer gets `WorkerEnded`."""
        self._process.kill()
        self._process.wait()

    def _send(self, message: Any) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(message, self._process.stdin)
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise self._ended() from error

    def _ended(self) -> WorkerEnded:
        self._process.kill()
        self._process.wait()
        return WorkerEnded()
