"""Which file system a path is on, as the operating system tells it."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LINUX_MOUNTS = Path("/proc/self/mountinfo")

_MAGIC = {
    0x01021997: "9p",
    0x00C36400: "ceph",
    0xFF534D42: "cifs",
    0x73757245: "coda",
    0x01161970: "gfs2",
    0x47504653: "gpfs",
    0x0BD00BD0: "lustre",
    0x564C: "ncpfs",
    0x6969: "nfs",
    0x7461636F: "ocfs2",
    0x20030528: "orangefs",
    0x517B: "smbfs",
    0xFE534D42: "smb3",
    0x5346414F: "afs",
    0x6B414653: "afs",
    0x65735546: "fuse",
    0x786F4256: "vboxsf",
}
"""`f_type` of statfs(2) to the name that the table of mounts has for it."""


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the system's table of file systems."""

    point: str
    """The folder at which it begins, absolute."""
    system: str
    """Its type: `ext4`, `nfs4`, `fuse.sshfs`."""


def mount_of(path: Path) -> Mount:
    """What the file at `path`, absolute and without links, lies on; of no type if unknown."""
    # A program that is shut into a folder may have no table, or one without what lies outside.
    found = mounted_at(path, system_mounts())
    return found if found.system else Mount("", _by_magic(path))


def mounted_at(path: Path, mounts: Iterable[Mount]) -> Mount:
    """What is mounted nearest above `path`; of several at the same folder the last is on top."""
    folders = {os.fspath(each) for each in (path, *path.parents)}
    nearest = Mount("", "")
    for mount in mounts:
        if mount.point in folders and len(mount.point) >= len(nearest.point):
            nearest = mount
    return nearest


def system_mounts() -> list[Mount]:
    """The table of this system; empty where it has none that is known."""
    try:
        if sys.platform == "darwin":
            with os.popen("/sbin/mount") as shown:
                return list(read_mount_output(shown.read()))
        return list(read_mountinfo(os.fsdecode(_LINUX_MOUNTS.read_bytes())))
    except OSError:
        return []


def read_mountinfo(table: str) -> Iterator[Mount]:
    """The lines of Linux's `/proc/self/mountinfo`, as proc_pid_mountinfo(5) has them."""
    for line in table.split("\n"):
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if separator and len(fields) > 4:
            yield Mount(_unescaped(fields[4]), after.split(" ")[0])


def read_mount_output(table: str) -> Iterator[Mount]:
    """The lines of macOS's `mount`: `//me@host/share on /Volumes/share (smbfs, nodev)`."""
    for line in table.split("\n"):
        found = re.fullmatch(r".*? on (/.*) \(([^,)]+).*\)", line)
        if found:
            yield Mount(found[1], found[2])


def _unescaped(point: str) -> str:
    """The table writes blanks and backslashes as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _by_magic(path: Path) -> str:
    """The type by its number: only of those that matter to a database, and only on Linux."""
    if not sys.platform.startswith("linux"):
        return ""
    import ctypes  # only where there is no table

    described = ctypes.create_string_buffer(512)  # `struct statfs` has 120 bytes at most
    libc = ctypes.CDLL(None)
    there = next((each for each in (path, *path.parents) if each.exists()), path)
    if libc.statfs(os.fsencode(there), described) != 0:
        return ""
    number = ctypes.cast(described, ctypes.POINTER(ctypes.c_long))[0]
    return magic_name(number)


def magic_name(number: int) -> str:
    """What the table of mounts calls the file system with this `f_type`; empty if any other."""
    return _MAGIC.get(number & 0xFFFFFFFF, "")
