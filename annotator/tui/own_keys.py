"""Keys of a person's own, in a file in the folder of their settings."""

import os
from collections.abc import Iterable
from pathlib import Path

from annotator.domain.errors import AnnotatorError
from annotator.domain.label import Label
from annotator.tui.commands import BY_ID, key_sign
from annotator.tui.key_table import DECLARED, KeyTable


class UnusableKeys(AnnotatorError):
    """A file of keys of which nothing is taken, since something in it cannot be."""


def keys_file() -> Path:
    """Where a person's own keys are, or would be: `$XDG_CONFIG_HOME/annotator/keys.toml`.

    Source: XDG Base Directory Specification 0.8, by which a relative path is passed over.
    """
    given = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    folder = given if given.is_absolute() else Path(os.path.expanduser("~/.config"))
    return folder / "annotator" / "keys.toml"


def own_table(file: Path) -> KeyTable:
    """The declared table with what a file changes in it; the declared one where there is no file.

    Raises:
        UnusableKeys: the file cannot be read, or something in it cannot be; nothing is taken.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return DECLARED
    except OSError as error:
        raise UnusableKeys(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableKeys(f"{file} is not UTF-8.", "Save it as UTF-8.") from error
    # Who has no keys of their own does not wait for what reads them.
    from annotator.tui.keys_toml import KeysToml

    return KeysToml(file, text).table()


def refuse_label_keys(table: KeyTable, labels: Iterable[Label], file: Path) -> None:
    """Refuse keys of a person's own that labels have.

    A label may have a key that the program itself comes with: it was said when it was set.

    Raises:
        UnusableKeys: a label would lose its key.
    """
    for label in labels:
        key = label.key or ""
        if table.command_key(key) and not DECLARED.command_key(key):
            command = next(each for each in BY_ID if key in map(key_sign, table.keys_of(each)))
            raise UnusableKeys(
                f"{file}: “{key}” cannot be a key of {command}: it is that of the label "
                f"“{label.name}” in this database.",
                f"Give one of them another: `annotator labels edit {label.id} --key K`.",
            )
