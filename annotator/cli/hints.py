"""Commands that a person is told, so that they can be typed where the program was called."""

import os
import shlex
from pathlib import Path

from annotator.cli.settings import DATABASE, Settings


def restoring(settings: Settings, backup: str) -> str:
    """The command that goes back to a backup, which is named as it is listed or by its path."""
    default = os.environ.get("ANNOTATOR_DB") or DATABASE
    is_default = settings.database == Path(default)
    words = ["annotator", *([] if is_default else [f"--db={settings.database}"]), "restore"]
    return shlex.join([*words, *(["--"] if backup.startswith("-") else []), backup])
