"""A host that people reach over SSH, set up as the README says: a real sshd on a port of its own.

The account is that of whoever runs the tests; its home is a scratch folder.
"""

import os
import pwd
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.installed import ROOT, environment
from tests.pty.terminal import Terminal
from tests.readme import blocks
from tests.sample import SEEDS

SECTION = "Over SSH"
"""Of the README, whose four blocks are typed here: once, for each person, by each, to export."""

WHO, WHERE = "ana", "team@host"
"""The person and the host that the README takes for examples."""

DATABASE = "team.db"

PATIENCE = 60.0
"""Seconds that a busy machine may take for what should come at once."""

DAEMON = """
Port {port}
ListenAddress 127.0.0.1
HostKey {home}/host
AuthorizedKeysFile {home}/.ssh/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PidFile none
PrintMotd no
PrintLastLog no
MaxStartups 100
Subsystem sftp internal-sftp
SetEnv {environment}
"""
"""Nothing here keeps anybody from a shell: that is left to what the README has in the keys."""

CLIENT = """
Host host
HostName 127.0.0.1
Port {port}
User {user}
HostKeyAlias host
UserKnownHostsFile {home}/known
StrictHostKeyChecking yes
IdentitiesOnly yes
BatchMode yes
LogLevel ERROR
"""


class NoHost(Exception):
    """No sshd can be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the README says to type, line by line."""

    once: Sequence[str]
    """On the host."""
    each: Sequence[str]
    """On the host for each person."""
    enter: Sequence[str]
    """At each person's."""
    export: Sequence[str]
    """On the host, and at whoever exports."""


def recipe() -> Recipe:
    """The recipe as it is written."""
    found = [block.text.splitlines() for block in blocks() if block.section == SECTION]
    return Recipe(*found)


class Host:
    """An account of a host, and the keys of the people who may enter it."""

    def __init__(self, home: Path, port: int, daemon: "subprocess.Popen[bytes]") -> None:
        self.home = home
        self.port = port
        self._daemon = daemon
        self._recipe = recipe()
        shutil.copytree(SEEDS, home / "articles")
        self.type(*self._recipe.once)

    @property
    def database(self) -> Path:
        return self.home / DATABASE

    @property
    def sessions(self) -> list[int]:
        """The processes of those who are connected."""
        found = Path(f"/proc/{self._daemon.pid}/task").glob("*/children")
        return [int(pid) for each in found for pid in each.read_text().split()]

    def type(self, *lines: str) -> None:
        """Type lines into one shell, there or at a person's, where `host` leads here."""
        script = "\n".join(lines).replace(f"ssh -i {EXPORT} {WHERE}", self.enter(EXPORT))
        ran = subprocess.run(
            ["bash", "-ec", script],
            cwd=self.home,
            env=environment(self.home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert ran.returncode == 0, f"{script}\n{ran.stdout}{ran.stderr}"

    def admit(self, who: str) -> None:
        """Make a key for somebody, and let them in."""
        make_key(self.home / who)
        self.type(*(line.replace(f"={WHO}", f"={who}") for line in self._recipe.each))

    def export(self) -> Path:
        """The file that comes of exporting with a key for that."""
        make_key(self.home / EXPORT)
        self.type(*self._recipe.export)
        return self.home / "team.jsonl"

    def enter(self, who: str, *options: str) -> str:
        """What somebody types to be connected, with these options of ssh."""
        (line,) = self._recipe.enter
        words = ["-F", "client", "-i", who, *options]
        return line.replace("ssh", f"ssh {shlex.join(words)}", 1).replace(WHERE, "host")

    def sit_down(self, who: str, *options: str, asks: str = "") -> Terminal:
        """A terminal at which somebody connects; `asks`: the command that they ask for."""
        words = [*shlex.split(self.enter(who, *options)), *([asks] if asks else [])]
        return Terminal(words, size=(100, 30), cwd=self.home)

    def ask(self, who: str, *options: str, command: str = "") -> "subprocess.CompletedProcess[str]":
        """Ask for something without a terminal."""
        words = [*shlex.split(self.enter(who, *options)), *([command] if command else [])]
        return subprocess.run(
            words,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )


EXPORT = "export"
"""The key of whoever exports."""


@contextmanager
def ssh_host(home: Path) -> Iterator[Host]:
    """A host at work, whose connections are ended afterwards.

    Raises:
        NoHost: there is no sshd, or it may not work here.
    """
    daemon = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if daemon is None or shutil.which("ssh") is None:
        raise NoHost("there is no sshd here: `apt-get install openssh-server` brings it")
    port = _free_port()
    _configure(home, port)
    asked = [daemon, "-f", str(home / "daemon")]
    tried = subprocess.run([*asked, "-t"], capture_output=True, text=True, check=False)
    if tried.returncode:
        raise NoHost(f"sshd does not work here: {tried.stderr.strip()}")
    with (home / "log").open("wb") as log:
        process = subprocess.Popen([*asked, "-D", "-e"], stderr=log, start_new_session=True)
    try:
        _wait_for("Server listening", home / "log", process)
        _enter_once(home)
        yield Host(home, port, process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def make_key(path: Path) -> None:
    """A key of one's own, and beside it what is sent to the host."""
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", str(path)]
    subprocess.run(words, check=True)


def _configure(home: Path, port: int) -> None:
    make_key(home / "host")
    told = {
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "ANNOTATOR_NO_SUGGESTIONS": "1",
        "PYTHONPYCACHEPREFIX": sys.pycache_prefix or "",
    }
    shown = " ".join(f'"{name}={value}"' for name, value in told.items() if value)
    (home / "daemon").write_text(DAEMON.format(port=port, home=home, environment=shown))
    user = pwd.getpwuid(os.getuid()).pw_name
    (home / "client").write_text(CLIENT.format(port=port, home=home, user=user))
    (home / "known").write_text(f"host {(home / 'host.pub').read_text()}")


def _enter_once(home: Path) -> None:
    """See whether the account may be entered at all: one without a password may be locked."""
    keys = home / ".ssh"
    keys.mkdir(mode=0o700)
    make_key(home / "first")
    told = (home / "first.pub").read_text()
    (keys / "authorized_keys").write_text(f'command="true",restrict {told}')
    words = ["ssh", "-F", str(home / "client"), "-i", str(home / "first"), "host"]
    entered = subprocess.run(words, stdin=subprocess.DEVNULL, check=False, capture_output=True)
    shutil.rmtree(keys)
    if entered.returncode:
        raise NoHost(f"sshd lets nobody in here: {(home / 'log').read_text()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as asked:
        port: int = asked.getsockname()[1]
        return port


def _wait_for(words: str, log: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while words not in log.read_text():
        if process.poll() is not None or time.monotonic() > until:
            raise NoHost(f"sshd does not work here: {log.read_text()}")
        time.sleep(0.01)
