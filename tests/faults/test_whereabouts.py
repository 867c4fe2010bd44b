"""Network file systems and synced folders are told from disks of this machine."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.storage import file_systems
from annotator.storage.file_systems import (
    Mount,
    magic_name,
    mount_of,
    mounted_at,
    read_mount_output,
    read_mountinfo,
)
from annotator.storage.whereabouts import Kind, Whereabouts, where

MOUNTINFO = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
40 27 0:44 / /mnt/team rw,relatime shared:7 master:3 - nfs4 nas:/team rw,vers=4.2,addr=10.0.0.2
41 40 8:1 / /mnt/team/scratch\040disk rw - xfs /dev/sdb1 rw
42 27 0:50 / /home rw,relatime - autofs /etc/auto.home rw
43 42 0:51 / /home/ana rw,relatime - nfs nas:/home/ana rw
44 27 0:52 / /home/ben/remote rw,nosuid - fuse.sshfs ben@host: rw
45 27 0:53 / /home/ben/secret rw,nosuid - fuse.gocryptfs /home/ben/.secret rw
46 27 0:54 / /media/share rw - cifs //nas/share rw
47 27 8:17 / /media/stick rw - fuseblk /dev/sdc1 rw
48 27 0:55 / /media/covered rw - ext4 /dev/sdd rw
49 48 0:56 / /media/covered rw - smb3 //nas/covered rw
a line that says nothing
"""

MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//ana@nas._smb._tcp.local/team on /Volumes/on the team (smbfs, nodev, nosuid, mounted by ana)
ben@host:/work on /Volumes/work (macfuse, nodev, nosuid, synchronous, mounted by ben)
"""


@pytest.mark.parametrize(
    ("folder", "kind", "what"),
    [
        ("/srv/work", Kind.LOCAL, ""),
        ("/mnt/team", Kind.NETWORK, "nfs4"),
        ("/mnt/team/deep/down", Kind.NETWORK, "nfs4"),
        ("/mnt/teams", Kind.LOCAL, ""),
        ("/mnt/team/scratch disk/x", Kind.LOCAL, ""),
        ("/home/ana/articles", Kind.NETWORK, "nfs"),
        ("/home/ben/articles", Kind.LOCAL, ""),
        ("/home/ben/remote", Kind.NETWORK, "fuse.sshfs"),
        ("/home/ben/secret", Kind.LOCAL, ""),
        ("/media/share/a/b", Kind.NETWORK, "cifs"),
        ("/media/stick", Kind.LOCAL, ""),
        ("/media/covered", Kind.NETWORK, "smb3"),
    ],
)
def test_the_nearest_mount_of_linux_decides(folder: str, kind: Kind, what: str) -> None:
    assert where(Path(folder, "annotations.db"), read_mountinfo(MOUNTINFO)) == Whereabouts(
        kind, what
    )


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/Users/ana", "apfs"),
        ("/Volumes/on the team/x", "smbfs"),
        ("/Volumes/work", "macfuse"),
    ],
)
def test_the_table_of_macos_is_read(folder: str, system: str) -> None:
    assert mounted_at(Path(folder), read_mount_output(MACOS)).system == system


def test_a_link_into_a_network_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "there")
    mounts = [Mount("/", "ext4"), Mount(f"{tmp_path}/there", "nfs")]
    assert where(tmp_path / "here" / "a.db", mounts).kind is Kind.NETWORK
    assert where(tmp_path / "a.db", mounts).kind is Kind.LOCAL


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_table_and_no_path_is_too_odd(table: str, name: str) -> None:
    mounts = [*read_mountinfo(table), *read_mount_output(table)]
    path = Path("/srv", name.replace("\0", ""))
    assert mounted_at(path, mounts) in [*mounts, Mount("", "")]


@given(st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), min_size=1))
def test_any_folder_name_is_found_in_the_table(name: str) -> None:
    """The kernel writes blanks, tabs, newlines and backslashes as octal numbers."""
    point = f"/mnt/{name}"
    written = "".join(f"\\{ord(c):03o}" if c in " \t\\" else c for c in point)
    (mount,) = read_mountinfo(f"40 27 0:44 / {written} rw - nfs nas:/x rw")
    assert mount == Mount(point, "nfs")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="as Linux has it")
def test_without_a_table_the_number_of_the_file_system_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def name(number: int) -> str:
        asked.append(number)
        return "nfs"

    monkeypatch.setattr(file_systems, "_LINUX_MOUNTS", tmp_path / "none")
    monkeypatch.setattr(file_systems, "magic_name", name)
    path = tmp_path / "not" / "there" / "annotations.db"
    assert mount_of(path).system == "nfs"
    assert len(asked) == 1
    assert asked[0] > 0
    assert where(path).kind is Kind.NETWORK


@pytest.mark.parametrize(
    ("number", "name"), [(0x6969, "nfs"), (0xEF53, ""), (-0xACB2BE, "cifs"), (0x01021994, "")]
)
def test_numbers_of_file_systems(number: int, name: str) -> None:
    """A system whose numbers have a sign gives those above 2^31 as negative ones."""
    assert magic_name(number) == name


@pytest.mark.parametrize(
    ("folders", "program"),
    [
        ("Dropbox/work", "Dropbox"),
        ("Dropbox (Personal)/work", "Dropbox"),
        ("Documents/Dropbox papers", ""),
        ("OneDrive - Contoso/x", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("Library/CloudStorage/OneDrive-Contoso/x", "OneDrive"),
        ("Library/CloudStorage/ProtonDrive-ana@x.org-folder", "ProtonDrive"),
        ("Nextcloud", "Nextcloud"),
        ("annotations", ""),
    ],
)
def test_folders_of_programs_that_sync_are_known_by_name(folders: str, program: str) -> None:
    found = where(Path("/home/ana", folders, "annotations.db"), [Mount("/", "ext4")])
    assert found == Whereabouts(Kind.SYNCED if program else Kind.LOCAL, program)


@pytest.mark.parametrize(
    ("mark", "program"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")]
)
def test_or_by_what_they_put_there(tmp_path: Path, mark: str, program: str) -> None:
    deep = tmp_path / "work" / "strike"
    deep.mkdir(parents=True)
    path, mounts = deep / "annotations.db", [Mount("/", "ext4")]
    assert where(path, mounts).kind is Kind.LOCAL
    (tmp_path / mark).mkdir()
    assert where(path, mounts) == Whereabouts(Kind.SYNCED, program)
    on_network = where(path, [Mount(os.fspath(tmp_path), "nfs")])
    assert on_network.kind is Kind.NETWORK, "what other machines do to it is worse"


def test_what_a_container_runs_from_is_no_share() -> None:
    mounts = [Mount("/", "9p"), Mount("/proc", "proc"), Mount("/data", "virtiofs")]
    assert where(Path("/home/annotations.db"), mounts).kind is Kind.LOCAL
    assert where(Path("/data/annotations.db"), mounts) == Whereabouts(Kind.NETWORK, "virtiofs")


def test_only_a_place_that_is_not_safe_is_warned_of() -> None:
    assert Whereabouts(Kind.LOCAL).warning("a.db") is None
    network = Whereabouts(Kind.NETWORK, "nfs4").warning("a.db")
    assert network is not None
    assert "(nfs4)" in network
    synced = Whereabouts(Kind.SYNCED, "Dropbox").warning("a.db")
    assert synced is not None
    assert "Dropbox" in synced
