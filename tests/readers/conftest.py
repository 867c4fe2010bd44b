"""What all tests of readers are held to."""

import socket
from typing import NoReturn

import pytest


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of the network."""
    monkeypatch.setattr(socket.socket, "connect", _refuse)


def _refuse(_: socket.socket, address: object) -> NoReturn:
    pytest.fail(f"A reader wants {address} of the network.")
