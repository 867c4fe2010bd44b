"""The process of a worker: `python -m` this module, fed and heard through pipes."""

import os
import pickle
import signal
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import Any, BinaryIO

NICENESS = 5
"""How much the process gives way to others: drawing what was typed comes first."""


def main() -> None:
    """Make the bench that comes first, then do at it what comes, until nothing more can come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICENESS)
    answers = _taken_from_print()
    messages: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, messages), daemon=True).start()
    bench = messages.get()()
    while True:
        act, arguments = messages.get()
        try:
            answer = True, getattr(bench, act)(*arguments)
        except Exception as error:  # noqa: BLE001 - raised again where the act was asked for
            error.add_note(traceback.format_exc())
            answer = False, error
        pickle.dump(answer, answers)
        answers.flush()


def _read(incoming: BinaryIO, messages: "SimpleQueue[Any]") -> None:
    """Take in what comes; when no more can, end at once, in the middle of work too."""
    try:
        while True:
            messages.put(pickle.load(incoming))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _taken_from_print() -> BinaryIO:
    """The standard output for answers alone: what is printed by mistake goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    return answers


if __name__ == "__main__":
    main()
