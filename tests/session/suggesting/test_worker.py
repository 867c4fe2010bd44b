"""The process that works, and how it ends: all with real processes and real signals."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from annotator.domain.errors import Refused
from annotator.session.suggesting.worker import InProcess, WorkerEnded
from tests.session.suggesting.benches import Toolbox

PROCESSES = Path("/proc")

PATIENCE = 30.0
"""Seconds until a test gives up."""

PARENT = """
import sys
from annotator.session.suggesting.worker import InProcess
from tests.session.suggesting.benches import Toolbox

if __name__ == "__main__":
    worker = InProcess(Toolbox)
    print(worker.ask("pid"), flush=True)
    worker.ask(*sys.argv[1:])
"""

UNDER_SCREENS = """
import io, sys
from annotator.session.suggesting.worker import InProcess
from tests.session.suggesting.benches import Toolbox

class Captured(io.StringIO):
    def fileno(self):
        return -1

if __name__ == "__main__":
    sys.stderr = Captured()
    worker = InProcess(Toolbox)
    print(worker.ask("add", 2, 3), flush=True)
    worker.stop()
"""


@pytest.fixture
def worker() -> Iterator[InProcess]:
    made = InProcess(Toolbox)
    yield made
    made.stop()


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be counted does not."""
    try:
        state = (PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def children(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    parents: dict[int, int] = {}
    for path in PROCESSES.glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found: set[int] = set()
    while grown := {each for each, of in parents.items() if of in {pid, *found}} - found:
        found |= grown
    return found


def test_it_works_elsewhere(worker: InProcess) -> None:
    assert worker.ask("add", 2, 3) == 5
    assert worker.ask("pid") == worker.pid != os.getpid()


def test_what_goes_wrong_there_is_raised_here(worker: InProcess) -> None:
    with pytest.raises(Refused, match=r"Not this\. Another\."):
        worker.ask("refuse")
    with pytest.raises(LookupError, match="lost") as error:
        worker.ask("fail")
    assert "in fail" in error.value.__notes__[0]
    assert worker.ask("add", 1, 1) == 2


def test_it_writes_nothing_to_the_terminal(
    worker: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    worker.ask("print", "a word")
    assert capfd.readouterr() == ("", "")


def test_the_terminal_s_interrupt_does_not_end_it(worker: InProcess) -> None:
    pid = worker.ask("pid")
    os.kill(pid, signal.SIGINT)
    assert worker.ask("pid") == pid


def test_whoever_waits_learns_that_it_was_killed(worker: InProcess) -> None:
    os.kill(worker.ask("pid"), signal.SIGKILL)
    with pytest.raises(WorkerEnded):
        worker.ask("add", 1, 1)
    with pytest.raises(WorkerEnded):
        worker.ask("add", 1, 1)


def test_it_can_be_stopped_in_the_middle_of_work(worker: InProcess, tmp_path: Path) -> None:
    sign = tmp_path / "at work"
    ended: list[WorkerEnded] = []

    def ask() -> None:
        try:
            worker.ask("toil", str(sign))
        except WorkerEnded as end:
            ended.append(end)

    thread = Thread(target=ask)
    thread.start()
    until(sign.exists)
    worker.stop()
    worker.stop()
    thread.join(PATIENCE)
    assert ended
    assert worker.pid is not None
    assert not is_alive(worker.pid)


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="looks for processes where Linux has them")
@pytest.mark.parametrize("act", ["toil", "wait"])
def test_nothing_is_left_when_the_parent_is_killed(act: str, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    command = [sys.executable, "-c", PARENT, act, str(sign)]
    started: set[int] = set()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        working = int(parent.stdout.readline())
        if act == "toil":
            until(sign.exists)
        started = children(parent.pid)
        parent.kill()
    assert working in started
    try:
        until(lambda: not any(is_alive(each) for each in started))
    finally:
        for each in filter(is_alive, started):
            os.kill(each, signal.SIGKILL)


def test_a_worker_starts_under_screens_that_have_taken_the_standard_error() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", UNDER_SCREENS], capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.returncode) == ("5\n", 0), ran.stderr
