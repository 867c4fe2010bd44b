"""Programs that a reader runs."""

import os
import subprocess
import sys
from pathlib import Path

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "WANDB_DISABLED": "true",
}


def run(*command: object, status: int = 0, cache: Path | None = None) -> str:
    """What a program of this interpreter says, and what it says of errors behind that.

    It asks nothing of the network, and what it keeps is in `cache`.
    """
    home = {} if cache is None else {"HF_HOME": str(cache)}
    ran = subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | OFFLINE | home,
    )
    assert ran.returncode == status, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr
