"""`annotator serve` before it serves, and how it ends."""

import os
import socket
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from annotator.serving.loopback import listen, port_of
from tests import sample
from tests.browser.served import PATIENCE, serving, wait_until
from tests.pty.ledger import alive, assert_sound
from tests.pty.program import DATABASE, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sample.take_in(tmp_path / DATABASE)
    return tmp_path


def refusal(folder: Path, *words: str) -> str:
    """The one line that a refused call says."""
    done = run(folder, "serve", *words, status=1)
    said = done.stderr.decode()
    assert said.count("\n") == 1
    assert done.stdout == b""
    return said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org"])
def test_other_machines_are_refused_with_the_way_there_is(tmp_path: Path, host: str) -> None:
    said = refusal(tmp_path, "--host", host, "--port", "8017")
    assert "there is no login" in said
    assert f"ssh -L 8017:localhost:8017 {host}" in said


def test_there_has_to_be_something_to_annotate(tmp_path: Path) -> None:
    assert DATABASE in refusal(tmp_path)
    assert not (tmp_path / DATABASE).exists()


def test_a_port_that_is_taken_is_refused(folder: Path) -> None:
    taken = listen(0)
    try:
        said = refusal(folder, "--port", str(port_of(taken)), "--as", "ana")
        assert "another program has it. Name another with --port" in said
    finally:
        for each in taken:
            each.close()


def test_without_the_package_it_says_which_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = folder / "blocked" / "textual_serve"
    blocked.mkdir(parents=True)
    why = "raise ModuleNotFoundError(name='textual_serve')"
    (blocked / "__init__.py").write_text(why, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(blocked.parent))
    assert "pip install 'annotator[serve]'" in refusal(folder, "--as", "ana")


def test_it_says_where_it_is_and_who_can_reach_it(folder: Path) -> None:
    with serving(folder) as server:
        told = (folder / "told").read_text("utf-8")
        assert "There is no login" in told
        assert "works in it as ana" in told
        refused = "other users are refused"
        assert (refused in told) is (sys.platform == "linux")
        place = "localhost", urlsplit(server.address).port or 80
        with socket.create_connection(place) as call:
            call.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: twice\r\n\r\n")
            assert b" 400 " in call.recv(1000)
        with closing(HTTPConnection(*place)) as asking:
            asking.request("GET", "/")
            assert asking.getresponse().status == 200
        assert server.end() == 0
    assert "Traceback" not in (folder / "told").read_text("utf-8")


async def test_a_paste_runs_no_commands_and_a_killed_server_leaves_no_process_behind(
    folder: Path,
) -> None:
    """The process of a tab leaves as soon as nobody listens to it; what it saved stays."""
    with serving(folder) as server:
        here = server.address.rstrip("/")
        async with ClientSession() as asking:
            opening = asking.ws_connect(f"{here}/ws?width=120&height=40", headers={"Origin": here})
            tab = await opening
            await shown(tab, b"saved")
            await tab.send_json(["stdin", "\x1b[200~one\x1b[0ms\x1b[201~"])
            await tab.send_json(["stdin", "?"])
            await shown(tab, b"What the tags mean")
            assert alive(folder / DATABASE, "spans") == 0
            await tab.send_json(["stdin", "?s"])
            wait_until(lambda: alive(folder / DATABASE, "spans") == 1)
            (process,) = server.tabs
            server.process.kill()
            wait_until(lambda: not _is_running(process))
    assert "Traceback" not in (folder / "told").read_text("utf-8")
    assert_sound(folder / DATABASE)


async def shown(tab: ClientWebSocketResponse, text: bytes) -> None:
    """Wait until the tab is sent a text."""
    sent = b""
    while text not in sent:
        message = await tab.receive(PATIENCE)
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
        sent += bytes(message.data) if message.type is WSMsgType.BINARY else b""


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
