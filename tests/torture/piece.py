"""One piece of a part in a process of its own, which may crash without taking the others along.

Called as `python -m tests.torture.piece NAME COUNT SEED FILE`; the outcome goes to FILE as JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.torture.outcome import Outcome
from tests.torture.parts import PARTS, Part

PATIENCE = 25 * 60
"""Seconds after which a piece is given up."""


def run_piece(part: Part, count: int, seed: int) -> Outcome:
    """Run a piece in another process; where that does not end well, this is a failure."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "outcome.json"
        words = [part.name, str(count), str(seed), str(told)]
        try:
            ended = subprocess.run(
                [sys.executable, "-m", "tests.torture.piece", *words],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
            if ended.returncode == 0:
                return Outcome(**json.loads(told.read_bytes()))
            last = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            what = f"ended with {ended.returncode}: {last}"
        except subprocess.TimeoutExpired:
            what = f"did not end in {PATIENCE} s"
    seconds = time.monotonic() - begin
    return Outcome(part.name, 0, [f"crash: seed {seed}, {count} times: {what}"], {}, seconds)


def main() -> None:
    """Run what the command line names."""
    name, count, seed, told = sys.argv[1:]
    part = next(each for each in PARTS if each.name == name)
    outcome = part.run(int(count), int(seed))
    Path(told).write_bytes(json.dumps(asdict(outcome)).encode())


if __name__ == "__main__":
    main()
