"""Who calls: which user's program, and for which page.

There is no login. What keeps others out is that only this machine can call at all, that a page of
another site is refused, and, where the system tells whose program calls, other users' programs.
"""

import os
import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TABLES = {4: Path("/proc/net/tcp"), 16: Path("/proc/net/tcp6")}
"""Where Linux lists its connections, by the bytes of an address."""

NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""What this machine is called in an address. A name of another site may lead here too."""

_ESTABLISHED = "01"
"""A connection that its caller has let go of is in another state, and listed as root's."""

Address = tuple[Any, ...]
"""An IP address and a port first, as sockets have it."""


def refusal(headers: Mapping[str, str], *, opens_socket: bool = False) -> str | None:
    """Why a request is not answered, or none: it is for, and from, a page of this machine.

    `opens_socket`: browsers let pages of any site open one, and name the site.
    """
    host = headers.get("Host", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in NAMES:
        return "This page is for this machine alone: its address begins with http://localhost."
    origin = headers.get("Origin")
    if (opens_socket or origin is not None) and origin != f"http://{host}":
        return "A page of another site asked."
    return None


def owner(caller: Address, called: Address) -> int | None:
    """The number of the user whose program on this machine is connected; none: it is not told."""
    ends = [_as_listed(*each[:2]) for each in (caller, called)]
    try:
        table = TABLES[len(_packed(caller[0]))].read_text(encoding="ascii")
    except OSError:
        return None
    for line in table.split("\n")[1:]:
        fields = line.split()
        if fields[1:3] == ends and fields[3] == _ESTABLISHED:
            return int(fields[7])
    return None


def tells_owners(listening: Sequence[socket.socket]) -> bool:
    """Whether the system tells who calls at these sockets: found out by calling them."""
    for each in listening:
        with socket.create_connection(each.getsockname()[:2]) as call:
            found = owner(call.getsockname(), call.getpeername())
            if found is None or found != os.getuid():
                return False
    return True


def _as_listed(address: str, port: int) -> str:
    """An end of a connection as the table has it: words of four bytes in the machine's order."""
    packed = _packed(address)
    words = (packed[at : at + 4] for at in range(0, len(packed), 4))
    # The interpreter and the kernel agree on the order of the bytes.
    listed = "".join(f"{int.from_bytes(word, sys.byteorder):08X}" for word in words)
    return f"{listed}:{port:04X}"


def _packed(address: str) -> bytes:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return socket.inet_pton(family, address)
