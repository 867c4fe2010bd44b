"""Print how good the suggestions are: `make bench-quality`, or with ARGS="--help"."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.quality.failures import failures
from tests.quality.report import TABLES, Stories
from tests.quality.sources import CACHE, SOURCES, Missing


def main() -> int:
    """Measure what the command line asks for; 1 when there is nothing to measure on."""
    parser = argparse.ArgumentParser(prog="make bench-quality", description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="where public articles are")
    parser.add_argument("--source", action="append", choices=[each.name for each in SOURCES])
    parser.add_argument("--table", action="append", choices=TABLES, help="default: all")
    parser.add_argument("--failures", action="store_true", help="the cases that go wrong, instead")
    asked = parser.parse_args()
    found = _stories(asked.cache, asked.source or [each.name for each in SOURCES])
    if asked.failures:
        _show(failures(found))
    else:
        for name in asked.table or TABLES:
            print(f"\n{name}: {TABLES[name].__doc__}\n")
            _show(TABLES[name](found))
    return 0 if found else 1


def _stories(cache: Path, names: list[str]) -> Stories:
    """The stories that are here; of the others, how they get here."""
    found: Stories = {}
    for source in SOURCES:
        if source.name in names:
            try:
                found[source.name] = source.stories(cache)
            except Missing as missing:
                print(missing, file=sys.stderr)
    return found


def _show(lines: Iterator[str]) -> None:
    for each in lines:
        print(each, flush=True)


if __name__ == "__main__":
    sys.exit(main())
