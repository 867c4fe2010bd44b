"""Imports by a fuzzer that keeps the files with which lines are run that none ran before.

It is atheris, which has wheels for some platforms only, in a process of its own.
"""

import re
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

from tests.fuzz import imports
from tests.fuzz.offered import Offered
from tests.session.bad_files import SAMPLES, format_name
from tests.session.review_file import FILE
from tests.session.stores import folder, lines
from tests.torture.outcome import Outcome

NAME = "imports, guided by coverage"

FILES = "files"
"""The folder of the files to begin with."""

_COVERED = re.compile(r"cov: (\d+)")
_SAMPLES = sorted(SAMPLES)
_NAMED, _KEEPS_GOING = 1, 2


def offered(data: bytes) -> Offered:
    """The file that bytes stand for: its format, how it is imported, and what it holds."""
    head = data[:2].ljust(2, b"\0")
    name = _SAMPLES[head[0] % len(_SAMPLES)]
    sample = SAMPLES[name]
    return Offered(
        sample.name,
        data[2:],
        format_name(name) if head[1] & _NAMED else None,
        tuple(sample.beside.items()),
        bool(head[1] & _KEEPS_GOING),
    )


def beginnings() -> Iterator[bytes]:
    """A file of each format, and one with everything that can be said in a review."""
    for number, name in enumerate(_SAMPLES):
        yield bytes([number, _NAMED]) + SAMPLES[name].with_bounds(0, 6).encode()
    yield bytes([_SAMPLES.index("native"), _NAMED]) + lines(*FILE).encode()


def is_there() -> bool:
    """Whether the fuzzer is installed."""
    return find_spec("atheris") is not None


def run(count: int, seed: int) -> Outcome:
    """Offer so many files, in a process of their own; others where there is no such fuzzer."""
    if not is_there():
        return replace(imports.run(count, seed), name=NAME, notes={"atheris": "not installed"})
    begin = time.monotonic()
    with folder() as here:
        (here / FILES).mkdir()
        for number, data in enumerate(beginnings()):
            (here / FILES / str(number)).write_bytes(data)
        words = [sys.executable, "-m", "tests.fuzz.harness", str(count), str(seed), str(here)]
        ended = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
        broken = [b64encode(each.read_bytes()).decode() for each in here.glob("*-*")]
    failures = []
    if ended.returncode:
        said = " ".join(ended.stdout.split()[-60:])
        failures = [f"crash: {said}; by the file {', '.join(broken)}; seed {seed}"]
    covered = _COVERED.findall(ended.stderr)
    notes = {"reached": f"{covered[-1]} branches"} if covered else {}
    return Outcome(NAME, count, failures, notes, time.monotonic() - begin)
