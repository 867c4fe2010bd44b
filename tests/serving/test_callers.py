"""Who is answered, and who is not."""

import os
import selectors
import socket
import sys
from pathlib import Path

import pytest

from annotator.serving import callers
from annotator.serving.callers import owner, refusal, tells_owners
from annotator.serving.loopback import listen, port_of

ON_LINUX = pytest.mark.skipif(
    not callers.TABLES[4].exists(), reason="this system does not list whose connections there are"
)

PATIENCE = 30.0
"""Seconds that another program may take to call."""

NOBODY = 65534
"""A user that is not root, and can connect."""


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
@pytest.mark.parametrize("port", ["", ":8000", ":9"])
def test_this_machine_is_answered_under_each_of_its_names(host: str, port: str) -> None:
    """The port is another one where the page is reached through SSH."""
    here = {"Host": f"{host}{port}"}
    assert refusal(here) is None
    assert refusal({**here, "Origin": f"http://{host}{port}"}, opens_socket=True) is None


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "example.org:8000",
        "localhost.example.org",
        "::1",
        "[::2]:80",
        "127.0.0.2",
    ],
)
def test_a_name_of_another_site_that_leads_here_is_refused(host: str) -> None:
    assert refusal({"Host": host})
    assert refusal({"Host": host, "Origin": f"http://{host}"}, opens_socket=True)


@pytest.mark.parametrize(
    "origin",
    ["http://example.org", "null", "http://localhost:8001", "https://localhost:8000", "localhost"],
)
def test_a_page_of_another_site_is_refused(origin: str) -> None:
    here = {"Host": "localhost:8000", "Origin": origin}
    assert refusal(here)
    assert refusal(here, opens_socket=True)


def test_a_socket_is_opened_for_no_caller_that_names_no_page() -> None:
    assert refusal({"Host": "localhost:8000"}, opens_socket=True)


TABLE = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1147
   1: 0100007F:D431 0100007F:1F40 {state} 00000000:00000000 00:00000000 00000000  1001        0 0
   2: 0100007F:1F40 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 9
"""


@pytest.mark.skipif(sys.byteorder == "big", reason="the table is one of another machine")
@pytest.mark.parametrize(
    ("state", "caller", "found"),
    [
        ("01", ("127.0.0.1", 54321), 1001),
        ("01", ("127.0.0.1", 54322), None),
        # Let go of by its caller, who could have been anybody.
        ("06", ("127.0.0.1", 54321), None),
        ("04", ("127.0.0.1", 54321), None),
    ],
)
def test_the_owner_is_that_of_the_callers_end(
    state: str,
    caller: tuple[str, int],
    found: int | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = tmp_path / "tcp"
    table.write_text(TABLE.format(state=state), "ascii")
    monkeypatch.setitem(callers.TABLES, 4, table)
    assert owner(caller, ("127.0.0.1", 8000)) == found


@ON_LINUX
def test_the_system_tells_whose_program_calls() -> None:
    listening = listen(0)
    try:
        assert tells_owners(listening)
        for each in listening:
            with socket.create_connection(each.getsockname()[:2]) as call:
                ends = call.getsockname(), call.getpeername()
                assert owner(*ends) == os.getuid()
            assert owner(*ends) is None, "closed"
    finally:
        for each in listening:
            each.close()


@ON_LINUX
@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_another_users_program_is_told_from_ones_own() -> None:
    listening = listen(0)
    hold, release = os.pipe()
    calling = os.fork()
    if not calling:
        try:
            os.setuid(NOBODY)
            os.close(release)
            with socket.create_connection(("localhost", port_of(listening))):
                os.read(hold, 1)
        finally:
            os._exit(0)
    try:
        with _answered(listening) as answer:
            assert owner(answer.getpeername(), answer.getsockname()) == NOBODY
    finally:
        os.close(release)
        os.close(hold)
        os.waitpid(calling, 0)
        for each in listening:
            each.close()


def _answered(listening: list[socket.socket]) -> socket.socket:
    """The call that comes first, at whichever socket."""
    with selectors.DefaultSelector() as selector:
        for each in listening:
            selector.register(each, selectors.EVENT_READ)
        (key, _), *_ = selector.select(PATIENCE)
    assert isinstance(key.fileobj, socket.socket)
    return key.fileobj.accept()[0]


def test_where_the_system_does_not_tell_nobody_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for size in callers.TABLES:
        monkeypatch.setitem(callers.TABLES, size, Path("/nowhere/tcp"))
    listening = listen(0)
    try:
        assert not tells_owners(listening)
    finally:
        for each in listening:
            each.close()
