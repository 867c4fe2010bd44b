"""Where a database lies: on a disk of this machine, on a network, or in a folder that is synced.

A program that syncs a folder copies the database without the log beside it, and puts files of
other machines in its place.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from annotator.storage.file_systems import Mount
from annotator.storage.networks import network_of

_MARKS = (
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".sync/ID", "Resilio Sync"),
)
"""What a program that syncs puts into the top folder of what it syncs."""

_NAMES = (
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"OneDrive([ -].+)?"), "OneDrive"),
    (re.compile(r"Google ?Drive"), "Google Drive"),
    (re.compile(r"iCloud ?Drive|Mobile Documents"), "iCloud"),
    (re.compile(r"Nextcloud\d*"), "Nextcloud"),
    (re.compile(r"ownCloud\d*"), "ownCloud"),
    (re.compile(r"Box Sync"), "Box"),
)
"""How such a folder is called unless somebody wants it otherwise."""

_CLOUD_STORAGE = ("Library", "CloudStorage")
"""Where macOS keeps the folders of all of them, each called by its program: `OneDrive-Contoso`."""


class Kind(Enum):
    """What the place means for a database."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a file lies or would lie."""

    kind: Kind
    what: str = ""
    """The type of the network file system, such as `nfs4`, or the program that syncs the folder."""

    def warning(self, name: str) -> str | None:
        """What a person should know who keeps a database called `name` there; mostly nothing."""
        if self.kind is Kind.NETWORK:
            return (
                f"{name} lies on a network file system ({self.what}): only one program at a time "
                "can open it. It is safer on a disk of this machine."
            )
        if self.kind is Kind.SYNCED:
            return (
                f"{name} lies in a folder that {self.what} syncs, which may put an older copy in "
                "its place. Keep it elsewhere, and only backups there."
            )
        return None


def where(path: Path, mounts: Iterable[Mount] | None = None) -> Whereabouts:
    """Where the file at `path` lies, by what is mounted, or by `mounts`; takes 0.4 ms."""
    network = network_of(path, mounts)
    if network:
        return Whereabouts(Kind.NETWORK, network)
    program = _syncing(Path(os.path.realpath(path)))
    return Whereabouts(Kind.SYNCED, program) if program else Whereabouts(Kind.LOCAL)


def _syncing(path: Path) -> str:
    """The program that syncs a folder with `path` in it; empty where none is found."""
    for folder in path.parents:
        if folder.parts[-3:-1] == _CLOUD_STORAGE:
            return folder.name.partition("-")[0]
        for name, program in _NAMES:
            if name.fullmatch(folder.name):
                return program
        for mark, program in _MARKS:
            if os.path.lexists(folder / mark):
                return program
    return ""
