"""A chore in a process that is recorded.

Called as `python -m tests.faults.power.recorded CHORE FOLDER SEED`.
"""

import os
import random
import sys
from pathlib import Path

from tests.faults.chores.all_chores import CHORES
from tests.faults.power.recording import TOLD
from tests.faults.telling import Telling


def main() -> None:
    """Do the chore that the command line names."""
    name, folder, seed = sys.argv[1:]
    chore = next(each for each in CHORES if each.name == name)
    here = Path(folder)
    told = os.open(here / TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    chore.run(here, Telling(told), random.Random(int(seed)), range(chore.turns))


if __name__ == "__main__":
    main()
