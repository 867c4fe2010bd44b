"""A port on which only this machine can call."""

import errno
import os
import socket
from collections.abc import Sequence

from annotator.domain.errors import AnnotatorError

FAMILIES = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
"""What a browser may take `localhost` for.

Both are taken: else another user's program could listen at the one that is left.
"""

ATTEMPTS = 20
"""How often a port that is free for the first of them is looked for that is free for both."""

_ABSENT = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
"""What a machine says that lacks one of the two."""


def listen(port: int) -> list[socket.socket]:
    """Sockets that listen on this port of the loopback device; 0: on any that is free.

    Raises `AnnotatorError` where it cannot be had.
    """
    for attempt in range(ATTEMPTS):
        try:
            return _listen_on_all(port)
        except OSError as error:
            if port == 0 and error.errno == errno.EADDRINUSE and attempt + 1 < ATTEMPTS:
                continue
            taken = error.errno == errno.EADDRINUSE
            why = "another program has it" if taken else error.strerror
            raise AnnotatorError(
                f"Port {port} cannot be opened: {why}.", "Name another with --port; 0 finds one."
            ) from error
    raise AssertionError("the last attempt returns or raises")


def port_of(sockets: Sequence[socket.socket]) -> int:
    """The port that these sockets share."""
    port: int = sockets[0].getsockname()[1]
    return port


def _listen_on_all(port: int) -> list[socket.socket]:
    listening: list[socket.socket] = []
    try:
        for family, address in FAMILIES:
            try:
                listening.append(_listen_at(family, address, port))
            except OSError as error:
                if error.errno not in _ABSENT:
                    raise
            else:
                port = port_of(listening)
    except OSError:
        for each in listening:
            each.close()
        raise
    if not listening:
        raise OSError(errno.EADDRNOTAVAIL, "this machine has no loopback device")
    return listening


def _listen_at(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # A port that was given up a moment ago can be had; one in use cannot.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listening.bind((address, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening
