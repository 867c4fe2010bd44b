"""Which file systems are of a network.

There two machines share no memory, which WAL mode needs, and locks may be promised and not kept
(https://sqlite.org/useovernet.html).
"""

import os
from collections.abc import Iterable
from pathlib import Path

from annotator.storage.file_systems import Mount, mount_of, mounted_at

_NETWORK = frozenset({
    "9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fakeowner", "ftp",
    "fuse", "gfs", "gfs2", "glusterfs", "gpfs", "lustre", "macfuse", "ncp", "ncpfs", "nfs",
    "nfs3", "nfs4", "ocfs2", "orangefs", "osxfuse", "panfs", "prl_fs", "pvfs2", "shfs", "smb3",
    "smbfs", "vboxsf", "virtiofs", "vmhgfs", "webdav",
})  # fmt: skip
"""File systems whose files other machines, or the host of a virtual one, may have open too."""

_LOCAL_FUSE = frozenset({
    "bindfs", "cryfs", "encfs", "ext2", "ext4", "exfat", "fuse-overlayfs", "gocryptfs",
    "mergerfs", "mhddfs", "ntfs", "ntfs-3g", "securefs", "snapfuse", "squashfuse", "unionfs",
    "xfs", "zfs",
})  # fmt: skip
"""What is known to keep its files on this machine; any other program may keep them anywhere."""


def network_of(path: Path, mounts: Iterable[Mount] | None = None) -> str:
    """The type of the network file system with `path`; empty on a local one. Takes 0.1 ms.

    What a whole system runs from is no share, whatever it is: so containers are made.
    """
    real = Path(os.path.realpath(path))
    mount = mount_of(real) if mounts is None else mounted_at(real, mounts)
    return mount.system if mount.point != "/" and _is_network(mount.system) else ""


def _is_network(system: str) -> bool:
    driver, _, program = system.partition(".")
    if driver in ("fuse", "macfuse", "osxfuse") and program:
        return program not in _LOCAL_FUSE
    return system in _NETWORK
