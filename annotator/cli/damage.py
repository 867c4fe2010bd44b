"""What a damaged database brings about that nobody foresaw, told as what it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator.cli.settings import Settings
from annotator.domain.errors import AnnotatorError, UnusableDatabase

_FORESEEN = (
    AnnotatorError,
    OSError,
    click.ClickException,
    click.Abort,
    click.exceptions.Exit,
)


@contextmanager
def damage_told(settings: Settings) -> Iterator[None]:
    """Let a failure that is nobody's intention be the database's, where that is damaged.

    A row that is not what it was can make any code that meets it fail; to look for damage before
    each command would take longer than the command.
    """
    try:
        yield
    except _FORESEEN:
        raise
    except Exception as error:
        wrong = _damage(settings.database)
        if wrong is None:
            raise
        raise UnusableDatabase(
            f"{settings.database} is damaged: {wrong}",
            "`annotator doctor` examines it; `annotator restore` goes back to a backup.",
        ) from error


def _damage(database: Path) -> str | None:
    """What is wrong with a database in a sentence; none where there is nothing, or no database."""
    from annotator.storage.doctor.examination import examine

    try:
        found = examine(database).findings
    except AnnotatorError:
        return None
    return found[0].what if found else None
