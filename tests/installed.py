"""The program as a person's shell finds it: `annotator` on the path, and no settings of theirs."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def environment(home: Path) -> dict[str, str]:
    """The environment of such a shell at home in a folder, in whose `bin` the program is put."""
    commands = home / "bin"
    commands.mkdir(exist_ok=True)
    program = commands / "annotator"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m annotator "$@"\n')
    program.chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if "ANNOTATOR" not in name}
    return inherited | {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
    }
