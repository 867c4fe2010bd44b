"""What is on a disk after the power went: what was synced, and any part of what was not.

The model is harsher than the file systems in use. Of the writes and truncations of a file since it
was last synced each sector of 512 bytes is kept or lost by itself, in any order, and one that was
on its way may hold anything. Names are another matter than contents: the creations, removals and
renamings in a folder since the folder was last synced are kept or lost one by one, and only a
sync of the folder itself makes them safe. A renaming is done or not done.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath

from tests.faults.power.recording import TOLD, Kind, Recording, Request

SECTOR = 512
"""Bytes that a disk writes as one."""


@dataclass(eq=False)
class File:
    """A file, whatever it is called."""

    safe: bytearray
    """What it holds as of its last sync."""
    pending: list[Request] = field(default_factory=list)
    """The writes and truncations since."""

    def sync(self) -> None:
        """Make all of it safe."""
        for each in self.pending:
            _apply(self.safe, each.kind, each.offset, each.data)
        self.pending.clear()


@dataclass(eq=False)
class Folder:
    """A folder, whatever it is called."""

    safe: dict[str, "Node"] = field(default_factory=dict)
    """Its names as of its last sync."""
    live: dict[str, "Node"] = field(default_factory=dict)
    """Its names as the program sees them."""


Node = File | Folder


@dataclass(frozen=True)
class Naming:
    """One change of names, which is done as a whole or not at all."""

    sets: tuple[tuple[Folder, str, Node | None], ...]
    """In which folder which name becomes which node; none: the name goes."""

    def touches(self, folder: Folder) -> bool:
        """Whether it changes a name in this folder."""
        return any(each is folder for each, _, _ in self.sets)

    def apply(self) -> None:
        """Make it safe."""
        for folder, name, node in self.sets:
            _set(folder.safe, name, node)


class Disk:
    """A folder on a disk, as the requests of a recording change it one by one."""

    def __init__(self, recording: Recording) -> None:
        self.top = Folder()
        self.told = b""
        """What the program has told so far; people heard it, whatever becomes of the disk."""
        self._inodes: dict[int, File] = {}
        self._naming: list[Naming] = []
        self._told = -1
        for path in recording.folders:
            self._folder(path, make=True)
        for path, content in recording.before.items():
            file = File(bytearray(content))
            self._inodes[recording.inodes[path]] = file
            folder, name = self._place(path)
            folder.live[name] = folder.safe[name] = file

    def take(self, request: Request) -> None:
        """Do what the program asks for."""
        match request.kind:
            case Kind.WRITE | Kind.TRUNCATE if request.inode == self._told:
                self.told += request.data
            case Kind.WRITE | Kind.TRUNCATE:
                self._inodes[request.inode].pending.append(request)
            case Kind.SYNC:
                self._inodes[request.inode].sync()
            case Kind.SYNC_FOLDER:
                self._sync_folder(self._folder(request.path))
            case Kind.SYNC_ALL:
                self._sync_all()
            case Kind.CREATE if request.path == TOLD:
                self._told = request.inode
            case Kind.CREATE:
                file = self._inodes[request.inode] = File(bytearray())
                self._name((*self._place(request.path), file))
            case Kind.MAKE_FOLDER:
                self._name((*self._place(request.path), Folder()))
            case Kind.REMOVE:
                self._name((*self._place(request.path), None))
            case Kind.RENAME | Kind.EXCHANGE | Kind.LINK:
                self._rename(request)

    def _rename(self, request: Request) -> None:
        folder, name = self._place(request.path)
        target, new = self._place(request.target)
        node = folder.live[name]
        if request.kind is Kind.LINK:
            self._name((target, new, node))
        else:
            other = target.live[new] if request.kind is Kind.EXCHANGE else None
            self._name((folder, name, other), (target, new, node))

    def _name(self, *sets: tuple[Folder, str, Node | None]) -> None:
        for folder, name, node in sets:
            _set(folder.live, name, node)
        self._naming.append(Naming(sets))

    def _sync_folder(self, folder: Folder) -> None:
        for each in self._naming:
            if each.touches(folder):
                each.apply()
        self._naming = [each for each in self._naming if not each.touches(folder)]

    def _sync_all(self) -> None:
        for file in self._inodes.values():
            file.sync()
        for each in self._naming:
            each.apply()
        self._naming.clear()

    def _place(self, path: str) -> tuple[Folder, str]:
        pure = PurePosixPath(path)
        return self._folder(str(pure.parent)), pure.name

    def _folder(self, path: str, *, make: bool = False) -> Folder:
        folder = self.top
        for part in PurePosixPath(path).parts:
            if make and part not in folder.live:
                folder.live[part] = folder.safe[part] = Folder()
            node = folder.live[part]
            assert isinstance(node, Folder)
            folder = node
        return folder

    def cut(self, dice: random.Random, keeps: float) -> "Remains":
        """What is left when the power goes now; of what is not safe about so much is kept."""
        for each in self._naming:
            if dice.random() < keeps:
                each.apply()
        return Remains(self.top, dice, keeps)


@dataclass(frozen=True)
class Remains:
    """What the next start of the machine finds."""

    top: Folder
    dice: random.Random
    keeps: float
    """Share of what was not safe."""

    def write_to(self, folder: Path) -> None:
        """Make it the content of a folder."""
        self._write(self.top, folder)

    def _write(self, here: Folder, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        for name, node in here.safe.items():
            if isinstance(node, Folder):
                self._write(node, folder / name)
            elif not name.endswith("-shm"):
                # It lies in memory, and is made anew from the log.
                (folder / name).write_bytes(self._content(node))

    def _content(self, file: File) -> bytes:
        content = bytearray(file.safe)
        dice, keeps = self.dice, self.keeps
        pieces = list(chain.from_iterable(map(_sectors, file.pending)))
        kept = [each for each in pieces if dice.random() < keeps]
        if keeps < 1:
            dice.shuffle(kept)
        for kind, offset, data in kept:
            _apply(content, kind, offset, data)
        if keeps < 1 and pieces and dice.random() < 0.5:
            kind, offset, data = dice.choice(pieces)
            _apply(content, kind, offset, dice.randbytes(len(data)))
        return bytes(content)


def _sectors(request: Request) -> Iterator[tuple[Kind, int, bytes]]:
    """The parts of a request that are kept or lost by themselves."""
    if request.kind is Kind.TRUNCATE:
        yield request.kind, request.offset, b""
        return
    at, end = request.offset, request.offset + len(request.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield request.kind, at, request.data[at - request.offset : until - request.offset]
        at = until


def _apply(content: bytearray, kind: Kind, offset: int, data: bytes) -> None:
    if kind is Kind.TRUNCATE:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def _set(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def cut_after(recording: Recording, requests: Iterable[Request]) -> Disk:
    """The disk after these requests of a recording."""
    disk = Disk(recording)
    for each in requests:
        disk.take(each)
    return disk
