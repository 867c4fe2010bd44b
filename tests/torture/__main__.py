"""Try what may go wrong many times and print what came of it: `make torture`."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from operator import add

from tests.torture.outcome import HARMS, Outcome
from tests.torture.parts import PARTS, Part
from tests.torture.piece import run_piece

Piece = tuple[Part, int, int]
"""A part, how many times, and the seed."""


def pieces(part: Part, share: float, seed: int) -> list[Piece]:
    """A part's count, or a share of it, cut into its pieces."""
    count = max(1, round(part.count * share))
    few = min(part.pieces, count)
    sizes = [count // few + (each < count % few) for each in range(few)]
    return [(part, size, seed + 1_000_003 * each) for each, size in enumerate(sizes)]


def outcomes(parts: list[Part], share: float, seed: int, jobs: int) -> Iterator[Outcome]:
    """The outcome of each part, in their order, as soon as it is known."""
    with ThreadPoolExecutor(jobs) as pool:
        shared = [
            (part, [pool.submit(run_piece, *each) for each in pieces(part, share, seed)])
            for part in parts
            if not part.is_alone
        ]
        for _, running in shared:
            yield reduce(add, (each.result() for each in running))
    for part in parts:
        if part.is_alone:
            yield reduce(add, (run_piece(*each) for each in pieces(part, share, seed)))


def row(*cells: object) -> str:
    """A line of the table."""
    name, runs, *numbers, seconds, notes = map(str, cells)
    harms = "".join(f"{each:>7}" for each in numbers)
    return f"{name:<34}{runs:>9}{harms}{seconds:>9}  {notes}".rstrip()


def row_of(outcome: Outcome) -> str:
    """The line of a part."""
    notes = " · ".join(f"{name}: {said}" for name, said in outcome.notes.items())
    harms = [outcome.count(harm) for harm in HARMS]
    return row(outcome.name, f"{outcome.runs:,}", *harms, f"{outcome.seconds:.0f}", notes)


def main() -> int:
    """Run what the command line asks for; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--only", default="", help="the parts with this in their name")
    parser.add_argument("--share", type=float, default=1.0, help="of each count (default 1.0)")
    parser.add_argument("--seed", type=int, default=1, help="of all that is drawn (default 1)")
    # One more than there are cores: what is at a terminal waits for it half of the time.
    jobs = (os.cpu_count() or 1) + 1
    parser.add_argument("--jobs", type=int, default=jobs, help=f"at a time (default {jobs})")
    asked = parser.parse_args()
    chosen = [part for part in PARTS if asked.only in part.name]
    if not chosen:
        parser.error(f"no part has “{asked.only}” in its name")
    begin, found = time.monotonic(), []
    print(row("what", "how many", *HARMS, "seconds", ""), flush=True)
    for outcome in outcomes(chosen, asked.share, asked.seed, asked.jobs):
        found.append(outcome)
        print(row_of(outcome), flush=True)
    failures = [line for outcome in found for line in outcome.failures]
    print(f"{len(failures)} failures in {time.monotonic() - begin:.0f} s", flush=True)
    for outcome in found:
        for line in outcome.failures:
            print(f"{outcome.name}: {line}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
