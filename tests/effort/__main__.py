"""Print how many keys tagging takes; each tag is made at the real screens."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.effort.annotation import ANNOTATORS, tags
from tests.effort.report import table
from tests.effort.walking import Done, tagged
from tests.tui.seat import USUAL, seated
from tests.tui.seeded import seed


async def walk(annotator: str, size: tuple[int, int], *, jumping: bool) -> list[Done]:
    """Tag all of a reading on a screen of so many columns and rows."""
    with tempfile.TemporaryDirectory() as folder:
        async with seated(seed(Path(folder) / "effort.db"), size) as at:
            return [done async for done in tagged(at, tags(annotator), jumping=jumping)]


def main() -> int:
    """Walk what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.effort", description=__doc__)
    parser.add_argument("--size", default="x".join(map(str, USUAL)), help="columns x rows")
    parser.add_argument("--without-jumping", action="store_true", help="as if there was no ,")
    parser.add_argument("--list", action="store_true", help="each tag with its keys")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    for annotator in ANNOTATORS:
        done = asyncio.run(walk(annotator, (columns, rows), jumping=not asked.without_jumping))
        print(f"\n{annotator}, {asked.size}\n", *table(done), sep="\n")
        for each in done if asked.list else ():
            print(f"{each.keys:3} {each.tag.label:18} {' '.join(each.plan.keys)}  {each.tag.quote}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
