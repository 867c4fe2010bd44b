"""Programs that a reader runs."""

import os
import subprocess
import sys

OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}


def run(*command: object) -> str:
    """What a program of this interpreter says on standard output, once it ended well."""
    ran = subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | OFFLINE,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout
