"""Commands that a person is told, so that they can be typed where the program was called."""

import os
import shlex
from pathlib import Path

from annotator.cli.settings import DATABASE, Settings


def restoring(settings: Settings, backup: str) -> str:
    """The command that goes back to a backup, which is named as it is listed or by its path."""
    words = [*_annotator(settings), "restore"]
    return shlex.join([*words, *(["--"] if backup.startswith("-") else []), backup])


def going_on(settings: Settings) -> str:
    """The command that opens the screens again, for the same person."""
    name = [] if settings.name is None else [f"--as={settings.name}"]
    return shlex.join([*_annotator(settings), *name])


def _annotator(settings: Settings) -> list[str]:
    default = os.environ.get("ANNOTATOR_DB") or DATABASE
    is_default = settings.database == Path(default)
    return ["annotator", *([] if is_default else [f"--db={settings.database}"])]
