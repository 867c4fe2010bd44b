"""What must hold of a database after its program was ended, whatever it was at."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.storage.doctor import examine
from annotator.storage.doctor.surroundings import LEFT, leftovers
from annotator.storage.store import Store
from tests.faults.telling import Told
from tests.pty.ledger import assert_sound, rows


def ill(database: Path) -> Iterator[str]:
    """What an independent reader finds wrong, besides what `ailing` says."""
    wrong = list(ailing(database))
    if not any(each.startswith("lost") for each in wrong):
        try:
            assert_sound(database)
        except AssertionError as error:
            wrong.append(f"half: {error}")
    yield from wrong


def ailing(database: Path) -> Iterator[str]:
    """What is wrong with a database once the program has opened it, by the program's own doctor."""
    try:
        Store.open(database).close()
        found = examine(database).findings
    except AnnotatorError as error:
        yield f"lost: it does not open: {error}"
        return
    for finding in found:
        yield f"other: doctor: {finding}"


def left_lying(folder: Path) -> Iterator[str]:
    """Hidden files and folders that `annotator doctor --repair` would not take for leftovers."""
    later = time.time() + 2 * LEFT
    known = {each for database in folder.glob("*.db") for each in leftovers(database, later)}
    for hidden in {*folder.glob(".*"), *folder.glob("*-backups/.*")} - known:
        yield f"other: {hidden.relative_to(folder)} is left lying"


def lost(told: Sequence[Told], kept: set[str]) -> Iterator[str]:
    """What was acknowledged and is not among what is kept."""
    for each in told:
        for what in each.done:
            if what not in kept:
                yield f"lost: {what}"


def half_steps(database: Path, told: Sequence[Told]) -> Iterator[str]:
    """The steps that are there with more or fewer changes than they were to have."""
    wanted = {what: int(detail) for each in told for what, detail in each.begun.items()}
    for step, changes in changes_of_steps(database).items():
        if changes != wanted.get(step, changes):
            yield f"half: step {step} has {changes} of {wanted[step]} changes"


def changes_of_steps(database: Path) -> dict[str, int]:
    """How many changes each step has, by its id."""
    counted = "SELECT s.id, count(e.seq) FROM steps s LEFT JOIN events e ON e.step_id = s.id"
    return dict(rows(database, f"{counted} GROUP BY s.id"))
