"""The port that is listened at."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.serving.loopback import FAMILIES, listen, port_of


@contextmanager
def listening(port: int = 0) -> Iterator[list[socket.socket]]:
    sockets = listen(port)
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


def test_it_is_the_same_port_of_the_loopback_device_alone() -> None:
    with listening() as sockets:
        assert {each.getsockname()[0] for each in sockets} <= {name for _, name in FAMILIES}
        assert {each.getsockname()[1] for each in sockets} == {port_of(sockets)}


def test_a_port_that_is_taken_is_refused_and_nothing_stays_open() -> None:
    with listening() as taken:
        port = port_of(taken)
        with pytest.raises(AnnotatorError, match=rf"Port {port} .* another program has it"):
            listen(port)
    with listening(port) as sockets:
        assert port_of(sockets) == port


@pytest.mark.parametrize("which", range(len(FAMILIES)))
def test_a_port_that_is_taken_in_one_family_is_refused(which: int) -> None:
    """The program that has it would get what is meant for this one."""
    family, address = FAMILIES[which]
    with listening() as sockets:
        if len(sockets) <= which:
            pytest.skip("this machine has one family only")
        port = port_of(sockets)
    with socket.socket(family) as other:
        other.bind((address, port))
        other.listen()
        with pytest.raises(AnnotatorError, match="another program has it"):
            listen(port)
