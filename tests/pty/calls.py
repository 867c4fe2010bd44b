"""Runs commands one after the other in one process, and says after each how it ended.

Called as `python -m tests.pty.calls FILE`, in which there is a JSON list of the words of each. To a
terminal they write what they would if each had a process of its own.
"""

import json
import re
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.__main__ import main
from tests.pty.terminal import Terminal

Words = Sequence[str]

_MARK = "\n<<ended: {}>>\n"
_ENDED = re.compile(rb"(?s)(.*?)\r?\n<<ended: (-?\d+)>>\r?\n")
CRASHED = -1

PATIENCE = 120.0
"""Seconds for all of them."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of a command."""

    words: Words
    output: bytes
    """To both streams."""
    status: int


def called(
    folder: Path, calls: Sequence[Words], *, name: str, size: tuple[int, int] = (200, 60)
) -> list[Ended]:
    """Run the commands in a folder on a terminal, as the annotator called `name`."""
    listed = folder / "calls.json"
    listed.write_text(json.dumps(calls))
    argv: list[str | Path] = [sys.executable, "-m", "tests.pty.calls", listed]
    env = {"ANNOTATOR_NAME": name, "PYTHONPATH": str(Path(__file__).parents[2])}
    with Terminal(argv, cwd=folder, size=size, env=env) as terminal:
        assert terminal.wait(timeout=PATIENCE) == 0
        found = _ENDED.findall(terminal.output)
    assert len(found) == len(calls)
    return [
        Ended(words, output, int(status))
        for words, (output, status) in zip(calls, found, strict=True)
    ]


def _run(words: Words) -> int:
    try:
        return main(words)
    except Exception:  # noqa: BLE001 - a process of its own would end with it
        traceback.print_exc()
        return CRASHED


if __name__ == "__main__":
    for each in json.loads(Path(sys.argv[1]).read_text()):
        ended = _run(each)
        sys.stderr.flush()
        print(_MARK.format(ended), end="", flush=True)
