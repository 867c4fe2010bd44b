"""The chores that programs are ended at."""

from tests.faults.chores.annotating import ANNOTATING
from tests.faults.chores.backing_up import BACKING_UP, RESTORING
from tests.faults.chores.chore import Chore
from tests.faults.chores.exporting import EXPORTING_FILE, EXPORTING_FOLDER
from tests.faults.chores.importing import IMPORTING
from tests.faults.chores.merging import MERGING
from tests.faults.chores.migrating import MIGRATING
from tests.faults.chores.purging import PURGING
from tests.faults.chores.reviewing import REVIEWING

CHORES: tuple[Chore, ...] = (
    ANNOTATING,
    REVIEWING,
    IMPORTING,
    EXPORTING_FILE,
    EXPORTING_FOLDER,
    MERGING,
    BACKING_UP,
    RESTORING,
    MIGRATING,
    PURGING,
)
